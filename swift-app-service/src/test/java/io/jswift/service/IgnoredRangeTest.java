package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jswift.domain.ByteRange;
import io.jswift.domain.Headers;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.TransportException;
import io.jswift.domain.UnexpectedAnswerException;
import io.jswift.ports.transport.Request;
import io.jswift.service.LyingTransport.Lie;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import io.jswift.service.connection.ObjectReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A read that breaks, behind something that does not heed ranges, or answers with others. */
class IgnoredRangeTest {
  private static final Lie WITHOUT_RANGE =
      new Lie() {
        @Override
        public Request asked(Request request) {
          return request.withHeaders(request.headers().without("Range"));
        }
      };

  private final Fixture fixture = new Fixture();
  private final LyingTransport liar = new LyingTransport(fixture.transport);
  private final Connection swift =
      new Connection(
          liar,
          fixture.auth("testing"),
          ConnectionSettings.DEFAULTS.withTime(fixture.time).withRetries(3));

  @AfterEach
  void close() {
    swift.close();
    fixture.close();
  }

  @Test
  void whatWasReadAlreadyIsPassedOver() throws IOException {
    ObjectPath path = fixture.put("o", "0123456789");
    // The third breaks within what is passed over.
    fixture.faults("GET /c/o #1 -> cut=3", "GET /c/o #2 -> cut=5", "GET /c/o #3 -> cut=2");
    liar.tell(WITHOUT_RANGE);

    try (ObjectReader reader = swift.getObject(path, CallOptions.none())) {
      assertThat(reader.stream().readAllBytes()).asString().isEqualTo("0123456789");
      assertThat(reader.attempts()).isEqualTo(4);
    }
  }

  @Test
  void whatHeedsRangesAgainIsNotPassedOver() throws IOException {
    ObjectPath path = fixture.put("o", "0123456789");
    // The second breaks within what is passed over; the third begins where the first broke.
    fixture.faults("GET /c/o #1 -> cut=3", "GET /c/o #2 -> cut=2");
    liar.tell(
        new Lie() {
          @Override
          public Request asked(Request request) {
            boolean second = fixture.requests("GET").size() == 1;
            return second ? WITHOUT_RANGE.asked(request) : request;
          }
        });

    try (ObjectReader reader = swift.getObject(path, CallOptions.none())) {
      assertThat(reader.stream().readAllBytes()).asString().isEqualTo("0123456789");
      assertThat(reader.attempts()).isEqualTo(3);
    }
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // an endless loop ends, too
  void aWholeThatEndsBeforeWhereItBrokeIsAnError() throws IOException {
    ObjectPath path = fixture.put("o", "0123456789");
    fixture.faults("GET /c/o #1 -> cut=3");
    liar.tell(
        new Lie() {
          @Override
          public Request asked(Request request) {
            return WITHOUT_RANGE.asked(request);
          }

          @Override
          public String body(Request request) {
            return request.headers().has("Range") ? "01" : null;
          }
        });

    try (ObjectReader reader = swift.getObject(path, CallOptions.none())) {
      assertThat(catchThrowable(() -> reader.stream().readAllBytes()))
          .isInstanceOf(UnexpectedAnswerException.class)
          .hasMessageContaining("asked for 10 bytes once more, the server sent fewer than before");
    }
  }

  @Test
  void whatHasNoEtagIsNotResumed() throws IOException {
    isFinal(
        CallOptions.none(),
        new Lie() {
          @Override
          public Headers headers(Request request, Headers headers) {
            return headers.without("Etag");
          }
        });
  }

  @Test
  void aRangeThatWasAnsweredWithTheWholeIsNotResumed() throws IOException {
    isFinal(CallOptions.of(Headers.of("Range", "bytes=0-9")), WITHOUT_RANGE);
  }

  private void isFinal(CallOptions options, Lie lie) throws IOException {
    ObjectPath path = fixture.put("o", "0123456789");
    fixture.faults("GET /c/o #1 -> cut=3");
    liar.tell(lie);

    try (ObjectReader reader = swift.getObject(path, options)) {
      assertThat(catchThrowable(() -> reader.stream().readAllBytes()))
          .isInstanceOf(TransportException.class);
    }
    assertThat(fixture.requests("GET")).hasSize(1);
  }

  @Test
  void theServerIsToldWhichObjectItBeganWith() throws IOException {
    ObjectPath path = fixture.put("o", "0123456789");
    fixture.faults("GET /c/o #1 -> cut=3");
    List<String> pins = new ArrayList<>();
    liar.tell(
        new Lie() {
          @Override
          public Request asked(Request request) {
            pins.add(request.headers().first("If-Match").orElse("none"));
            return request;
          }
        });

    try (ObjectReader reader = swift.getObject(path, CallOptions.none())) {
      assertThat(reader.stream().readAllBytes()).hasSize(10);
    }
    assertThat(pins).containsExactly("none", "781e5e245d69b566979b86e28d23f2c7");
  }

  @Test
  void aPartOfARangeIsNotTakenFromTheWhole() throws IOException {
    ObjectPath path = fixture.put("o", "0123456789");
    String etag = swift.headObject(path, CallOptions.none()).headers().first("Etag").orElse("");
    fixture.faults("GET /c/o #1 -> cut=3");

    try (ObjectReader reader =
        swift.getRange(path, new ByteRange(0, 5), etag, CallOptions.none())) {
      liar.tell(WITHOUT_RANGE);
      assertThat(catchThrowable(() -> reader.stream().readAllBytes()))
          .isInstanceOf(UnexpectedAnswerException.class)
          .hasMessageContaining("asked for bytes=3-5, the server sent everything");
    }
  }

  @Test
  void anotherRangeThanAskedForIsNamed() throws IOException {
    reads("Content-Range", "bytes 0-6/10", UnexpectedAnswerException.class, "sent bytes 0-6/10");
  }

  @Test
  void anotherObjectIsNoSpliceThoughTheServerDoesNotHeedIfMatch() throws IOException {
    reads("Etag", "ffffffffffffffffffffffffffffffff", IntegrityException.class, "changed while");
  }

  private void reads(String header, String lie, Class<?> failure, String why) throws IOException {
    ObjectPath path = fixture.put("o", "0123456789");
    fixture.faults("GET /c/o #1 -> cut=3");
    liar.tell(
        new Lie() {
          @Override
          public Headers headers(Request request, Headers headers) {
            return request.headers().has("Range") ? headers.with(header, lie) : headers;
          }
        });

    try (ObjectReader reader = swift.getObject(path, CallOptions.none())) {
      assertThat(catchThrowable(() -> reader.stream().readAllBytes()))
          .isInstanceOf(failure)
          .hasMessageContaining(why);
    }
  }
}
