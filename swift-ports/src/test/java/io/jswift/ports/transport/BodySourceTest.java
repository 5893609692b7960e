package io.jswift.ports.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BodySourceTest {
  private static final byte[] BYTES = {1, 2, 3};

  @Test
  void bytesCanBeReadAgain() throws IOException {
    BodySource source = BodySource.of(BYTES);
    assertThat(source.replayable()).isTrue();
    assertThat(source.length()).hasValue(3);
    assertThat(source.open().readAllBytes()).isEqualTo(BYTES);
    assertThat(source.open().readAllBytes()).isEqualTo(BYTES);
  }

  @Test
  void aStreamIsReadOnce() throws IOException {
    BodySource source = BodySource.once(new ByteArrayInputStream(BYTES), OptionalLong.empty());
    assertThat(source.replayable()).isFalse();
    assertThat(source.length()).isEmpty();
    assertThat(source.open().readAllBytes()).isEqualTo(BYTES);
    assertThatThrownBy(source::open).isInstanceOf(IllegalStateException.class);
    assertThat(BodySource.once(new ByteArrayInputStream(BYTES), OptionalLong.of(3)).length())
        .hasValue(3);
  }
}
