package io.jswift.domain.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.Headers;
import org.junit.jupiter.api.Test;

/** What segments get of their object's headers. */
class SegmentHeadersTest {
  private static final long DAY = SegmentHeaders.SPARE_SECONDS;

  @Test
  void metadataGoesAlongAndWhatDescribesTheBodyDoesNot() {
    Headers object =
        Headers.of("x-object-meta-a", "1", "Content-Type", "t", "Content-Encoding", "gzip");
    SegmentHeaders headers = SegmentHeaders.of(object, 100);
    assertThat(headers.headers()).isEqualTo(Headers.of("x-object-meta-a", "1"));
    assertThat(headers.aliveUntil()).isEqualTo(Long.MAX_VALUE);
    assertThat(headers.outlive(Headers.NONE)).isTrue();
    assertThat(headers.outlive(Headers.of("X-Delete-At", "999999"))).isFalse();
  }

  @Test
  void anEndThatIsToldFromNowIsADayLater() {
    SegmentHeaders headers = SegmentHeaders.of(Headers.of("X-Delete-After", "50"), 100);
    assertThat(headers.headers().number("X-Delete-After")).hasValue(50 + DAY);
    assertThat(headers.outlive(Headers.of("X-Delete-At", "150"))).isFalse();
    assertThat(headers.outlive(Headers.of("X-Delete-At", Long.toString(150 + DAY)))).isTrue();
    assertThat(headers.outlive(Headers.NONE)).isTrue();
  }

  @Test
  void anEndAtAMomentIsTheSame() {
    SegmentHeaders headers = SegmentHeaders.of(Headers.of("X-Delete-At", "5000"), 100);
    assertThat(headers.headers()).isEqualTo(Headers.of("X-Delete-At", "5000"));
    assertThat(headers.outlive(Headers.of("X-Delete-At", "4999"))).isFalse();
    assertThat(headers.outlive(Headers.of("X-Delete-At", "5000"))).isTrue();
  }
}
