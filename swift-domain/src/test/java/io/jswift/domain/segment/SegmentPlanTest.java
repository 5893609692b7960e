package io.jswift.domain.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.ContainerName;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.ObjectName;
import io.jswift.domain.ServerInfo;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a length is cut within what a server takes. */
class SegmentPlanTest {
  private static final long MIB = 1024 * 1024;
  private static final long GIB = 1024 * MIB;

  @ParameterizedTest
  @CsvSource({
    // length, wanted, most, smallest, largest, size, count
    "100, 30, 10, 1, 1000, 30, 4",
    "100, 50, 10, 1, 1000, 50, 2",
    "100, 30, 10, 60, 1000, 60, 2",
    "100, 500, 10, 1, 40, 40, 3",
    "100, 1, 3, 1, 1000, 1000, 1",
    "1, 1, 1, 1, 1, 1, 1",
  })
  void theSizeKeepsWithinTheLimits(
      long length, long wanted, long most, long smallest, long largest, long size, int count) {
    SegmentPlan plan =
        SegmentPlan.fitting(length, wanted, new SegmentLimits(most, smallest, largest));
    assertThat(plan.segmentSize()).isEqualTo(size);
    assertThat(plan.count()).isEqualTo(count);
    long end = 0;
    for (Segment each : plan) {
      assertThat(each.offset()).isEqualTo(end);
      end += each.length();
    }
    assertThat(end).isEqualTo(length);
  }

  @Test
  void whatIsEnlargedBecomesWholeMebibytes() {
    SegmentPlan plan = SegmentPlan.fitting(1024 * GIB, MIB, new SegmentLimits(1000, 1, 5 * GIB));
    assertThat(plan.segmentSize() % MIB).isZero();
    assertThat(plan.count()).isLessThanOrEqualTo(1000).isGreaterThan(990);
  }

  @ParameterizedTest
  @CsvSource({
    // tebibytes, most in a manifest, size of a segment in bytes, segments, manifests above them
    "1, 1000, 1099956224, 1000, 0",
    "5, 1000, 5368709122, 1024, 2",
    "5, 10000, 550502400, 9987, 0",
    "20, 1000, 5368709122, 4096, 5",
  })
  void tebibytesAreCutWithinTheManifestAndThenNested(
      long tebibytes, long most, long size, int count, int nested) {
    long length = tebibytes * 1024 * GIB;
    SegmentLimits limits = new SegmentLimits(most, 1, 5_368_709_122L);
    SegmentPlan plan = SegmentPlan.nesting(length, 256 * MIB, limits);
    assertThat(plan.segmentSize()).isEqualTo(size);
    assertThat(plan.count()).isEqualTo(count);
    assertThat(plan.count() <= most ? 0 : (plan.count() + most - 1) / most).isEqualTo(nested);
    Segment last = plan.segment(count - 1);
    assertThat(last.offset() + last.length()).isEqualTo(length);
    assertThat(last.length()).isBetween(1L, size);
  }

  @Test
  void nestingGrowsTheSegmentsFirstAndCannotDoTheImpossible() {
    assertThat(SegmentPlan.nesting(100, 10, new SegmentLimits(5, 1, 20)).segmentSize())
        .isEqualTo(20);
    assertThat(SegmentPlan.nesting(101, 10, new SegmentLimits(5, 1, 20)).count()).isEqualTo(6);
    SegmentLimits none = new SegmentLimits(5, 50, 20);
    assertThatThrownBy(() -> SegmentPlan.nesting(101, 10, none))
        .isInstanceOf(InvalidRequestException.class);
  }

  @ParameterizedTest
  @CsvSource({"101, 10, 10, 1, 10", "100, 10, 10, 50, 20"})
  void whatDoesNotFitIsRefused(long length, long wanted, long most, long smallest, long largest) {
    SegmentLimits limits = new SegmentLimits(most, smallest, largest);
    assertThatThrownBy(() -> SegmentPlan.fitting(length, wanted, limits))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("that the server takes");
  }

  @Test
  void limitsComeFromWhatTheServerTells() {
    ServerInfo told =
        new ServerInfo(
            Map.of(
                "swift",
                Map.of("max_file_size", 5000L),
                "slo",
                Map.of(
                    "max_manifest_segments", 50_000L,
                    "max_manifest_size", 100_000L,
                    "min_segment_size", 7L)));
    SegmentNaming naming =
        SegmentNaming.ofStream(new ContainerName("s"), new ObjectName("o\u0001"), "1.5", 10);
    SegmentLimits limits = SegmentLimits.ofStatic(told, naming);
    assertThat(limits.largest()).isEqualTo(5000);
    assertThat(limits.smallest()).isEqualTo(7);
    assertThat(limits.most()).isBetween(300L, 600L);
    assertThat(SegmentLimits.ofStatic(ServerInfo.UNKNOWN, naming))
        .isEqualTo(new SegmentLimits(1000, 1, 5_368_709_122L));
    assertThat(SegmentLimits.ofDynamic(told)).isEqualTo(new SegmentLimits(10_000, 1, 5000));
  }
}
