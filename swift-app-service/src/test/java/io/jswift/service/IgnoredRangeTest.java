package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jswift.domain.ByteRange;
import io.jswift.domain.Headers;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.UnexpectedAnswerException;
import io.jswift.ports.transport.Request;
import io.jswift.service.LyingTransport.Lie;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import io.jswift.service.connection.ObjectReader;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
