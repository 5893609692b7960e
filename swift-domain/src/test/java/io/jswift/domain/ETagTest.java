package io.jswift.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ETagTest {
  @Test
  void quotesAndTheWeakMarkAreDropped() {
    assertThat(ETag.parse("\"ab\"")).isEqualTo(new ETag("ab"));
    assertThat(ETag.parse("W/\"ab\"")).isEqualTo(new ETag("ab"));
    assertThat(ETag.parse("ab")).isEqualTo(new ETag("ab"));
    assertThat(ETag.parse("\"")).isEqualTo(new ETag("\""));
  }

  @Test
  void hexadecimalDigitsMatchInAnyCase() {
    assertThat(new ETag("AB").matches(new ETag("ab"))).isTrue();
    assertThat(new ETag("ab").matches(new ETag("ac"))).isFalse();
    assertThat(ETag.EMPTY.isMd5()).isTrue();
    assertThat(new ETag(ETag.EMPTY + "-2").isMd5()).isFalse();
    assertThat(new ETag("z".repeat(32)).isMd5()).isFalse();
    assertThat(ETag.ofMd5(new byte[] {0, (byte) 0xAB})).isEqualTo(new ETag("00ab"));
  }

  @Test
  void rangesSayWhatTheyAsk() {
    assertThat(ByteRange.of(5, 3).header()).isEqualTo("bytes=5-7");
    assertThat(ByteRange.of(5, 3).length()).isEqualTo(3);
    assertThat(ByteRange.from(5).header()).isEqualTo("bytes=5-");
    assertThatThrownBy(() -> ByteRange.of(0, 0)).isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> ByteRange.from(-1)).isInstanceOf(InvalidRequestException.class);
  }
}
