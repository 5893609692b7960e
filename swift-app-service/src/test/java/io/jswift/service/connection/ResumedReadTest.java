package io.jswift.service.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jswift.domain.Headers;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.TransportException;
import io.jswift.service.Fixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A read that breaks goes on where it broke, with the same object or not at all. */
class ResumedReadTest {
  private static final int MIB = 1024 * 1024;

  private final Fixture fixture = new Fixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void goesOnWhereItBroke() throws IOException {
    ObjectPath path = fixture.put("o", "0123456789");
    fixture.faults("GET /c/o #1 -> cut=3", "GET /c/o #2 -> cut=4");

    try (ObjectReader reader = fixture.swift.getObject(path, CallOptions.none())) {
      assertThat(reader.stream().readAllBytes()).asString().isEqualTo("0123456789");
      assertThat(reader.attempts()).isEqualTo(3);
    }
    assertThat(fixture.requests("GET")).hasSize(3);
  }

  @Test
  void aLongReadMayBreakOftenAsLongAsItGetsOn() throws IOException {
    ObjectPath path = fixture.put("o", "x".repeat(10 * MIB));
    String[] cuts = new String[9];
    for (int i = 0; i < 8; i++) {
      cuts[i] = "GET /c/o #" + (i + 1) + " -> cut=" + MIB;
    }
    cuts[8] = "GET /c/o #9 -> 503"; // neither is the answer after them the ninth failure in a row
    fixture.faults(cuts);

    try (ObjectReader reader = fixture.swift.getObject(path, CallOptions.none())) {
      assertThat(reader.stream().readAllBytes()).hasSize(10 * MIB);
      assertThat(reader.attempts()).isEqualTo(10);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, MIB})
  void aReadThatHardlyGetsOnIsGivenUp(int first) throws IOException {
    ObjectPath path = fixture.put("o", "x".repeat(2 * MIB));
    fixture.faults("GET /c/o #1 -> cut=" + first, "GET /c/o #2+ -> cut=10");

    try (ObjectReader reader = fixture.swift.getObject(path, CallOptions.none())) {
      assertThat(catchThrowable(() -> reader.stream().readAllBytes()))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("Object GET, 6 attempts;");
    }
    assertThat(fixture.requests("GET")).hasSize(6);
  }

  @Test
  void whatIsClosedIsNotResumed() {
    ObjectPath path = fixture.put("o", "0123456789");
    ObjectReader reader = fixture.swift.getObject(path, CallOptions.none());

    reader.close();

    assertThat(catchThrowable(() -> reader.stream().readAllBytes()))
        .isInstanceOf(TransportException.class);
    assertThat(fixture.requests("GET")).hasSize(1);
  }

  @Test
  void isNeverASplice() throws IOException {
    ObjectPath path = fixture.put("o", "0123456789");
    fixture.faults("GET /c/o #1 -> cut=3");

    try (ObjectReader reader = fixture.swift.getObject(path, CallOptions.none())) {
      byte[] start = reader.stream().readNBytes(3);
      assertThat(new String(start, StandardCharsets.UTF_8)).isEqualTo("012");
      fixture.put("o", "abcdefghij");

      Throwable thrown = catchThrowable(() -> reader.stream().readAllBytes());

      assertThat(thrown)
          .isInstanceOf(IntegrityException.class)
          .hasMessageContaining("changed while it was read");
    }
  }

  @Test
  void endsWhenNothingHelps() throws IOException {
    ObjectPath path = fixture.put("o", "0123456789");
    fixture.faults("GET /c/o #1 -> cut=3", "GET /c/o #2+ -> drop");

    try (ObjectReader reader = fixture.swift.getObject(path, CallOptions.none())) {
      Throwable thrown = catchThrowable(() -> reader.stream().readAllBytes());

      assertThat(thrown).isInstanceOf(TransportException.class);
      assertThat(fixture.requests("GET")).hasSize(6);
    }
  }

  @Test
  void aReadOfARangeIsNotResumed() throws IOException {
    ObjectPath path = fixture.put("o", "0123456789");
    fixture.faults("GET /c/o #1 -> cut=3");
    CallOptions range = CallOptions.of(Headers.of("Range", "bytes=2-8"));

    try (ObjectReader reader = fixture.swift.getObject(path, range)) {
      assertThat(catchThrowable(() -> reader.stream().readAllBytes()))
          .isInstanceOf(TransportException.class);
    }
    assertThat(fixture.requests("GET")).hasSize(1);
  }
}
