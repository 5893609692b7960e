package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ObjectName;
import io.jswift.service.upload.UploadItem;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadOutcome.SkipReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is skipped since it is there, what is not, and what is left alone when asked. */
@Timeout(60)
class SkipTest extends UploadCase {
  private static Path later(Path file) throws IOException {
    return Files.setLastModifiedTime(file, FileTime.from(MTIME.plusSeconds(60)));
  }

  private void assertSkipped(List<UploadOutcome> outcomes, SkipReason reason) {
    assertThat(last(outcomes))
        .isInstanceOfSatisfying(
            UploadOutcome.Skipped.class, each -> assertThat(each.reason()).isEqualTo(reason));
    assertThat(fixture.requests("PUT")).noneMatch(each -> each.endsWith("/c/o"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 2500})
  void whatHasItsSizeAndTimeIsUnchanged(int size) throws IOException {
    UploadOptions changed = segmented().changed(true).build();
    uploaded(upload(file("f", size, 1), changed));
    fixture.memory.clearRequests();

    // Other bytes of the same size and time pass for the same.
    assertSkipped(upload(file("f", size, 2), changed), SkipReason.UNCHANGED);

    uploaded(upload(later(file("f", size, 2)), changed));
    uploaded(upload(later(file("f", size + 1, 2)), changed));
    assertThat(read("o")).isEqualTo(bytes(size + 1, 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 2500})
  void whatHasItsBytesIsIdenticalWhateverItsTime(int size) throws IOException {
    UploadOptions identical = segmented().skipIdentical(true).build();
    uploaded(upload(file("f", size, 1), identical));
    fixture.memory.clearRequests();

    assertSkipped(upload(later(file("f", size, 1)), identical), SkipReason.IDENTICAL);

    uploaded(upload(file("f", size + 1, 1), identical));
    uploaded(upload(file("f", size + 1, 2), identical)); // as long, as old, and another
    assertThat(read("o")).isEqualTo(bytes(size + 1, 2));
  }

  @Test
  void identicalIsAskedFirst() throws IOException {
    UploadOptions both = UploadOptions.builder().changed(true).skipIdentical(true).build();
    upload(file("f", 10, 1), both);
    fixture.memory.clearRequests();
    assertSkipped(upload(file("f", 10, 1), both), SkipReason.IDENTICAL);
    assertSkipped(upload(file("f", 10, 2), both), SkipReason.UNCHANGED);
    assertSkipped(upload(later(file("f", 10, 1)), both), SkipReason.IDENTICAL);
  }

  @Test
  void aMarkerThatHasItsTimeIsUnchangedAndAFileOfItsNameIsNot() throws IOException {
    UploadOptions changed = UploadOptions.builder().changed(true).build();
    Path empty = Files.createDirectory(directory.resolve("empty"));
    Files.setLastModifiedTime(empty, FileTime.from(MTIME));
    UploadItem marker = new UploadItem.OfDirectory(empty, new ObjectName("o"));
    upload(file("f", 0, 1), changed);
    uploaded(upload(marker, changed));
    fixture.memory.clearRequests();

    assertSkipped(upload(marker, changed), SkipReason.UNCHANGED);

    later(empty);
    uploaded(upload(marker, changed));
  }

  @Test
  void oldSegmentsAreLeftWhenAsked() throws IOException {
    upload(file("f", 2500, 1), segmented().build());
    List<String> old = fixture.stored(SEGMENTS);
    fixture.memory.clearRequests();

    List<UploadOutcome> outcomes =
        upload(later(file("f", 2500, 2)), segmented().leaveSegments(true).build());

    assertThat(outcomes).noneMatch(UploadOutcome.OldSegmentDeleted.class::isInstance);
    assertThat(fixture.stored(SEGMENTS)).hasSize(6).containsAll(old);
    assertThat(fixture.requests("HEAD")).noneMatch(each -> each.endsWith("/c/o"));
    assertThat(read("o")).isEqualTo(bytes(2500, 2));

    // What was looked at all the same is left, too.
    upload(
        file("f", 10, 1), UploadOptions.builder().leaveSegments(true).skipIdentical(true).build());
    assertThat(fixture.stored(SEGMENTS)).hasSize(6);
  }
}
