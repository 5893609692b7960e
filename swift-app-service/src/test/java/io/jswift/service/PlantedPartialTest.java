package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What another user puts where a partial file is looked for is neither written to nor used. */
class PlantedPartialTest extends PartsCase {
  private Path left() throws IOException {
    fixture.faults("GET /c/o #6+ -> 403");
    fails();
    fixture.faults();
    return partial();
  }

  @Test
  void aSecondNameOfAnotherFileIsNoPartialFile() throws IOException {
    byte[] bytes = putSegmented(1);
    Path partial = left();
    Path precious = directory.resolve("precious");
    Files.move(partial, precious);
    Files.createLink(partial, precious);
    byte[] before = Files.readAllBytes(precious);

    succeeds();

    assertThat(target()).hasBinaryContent(bytes);
    assertThat(precious).hasBinaryContent(before);
    assertThat(others()).containsExactlyInAnyOrder(partial, precious);
    assertThat(Files.getAttribute(target(), "unix:nlink")).isEqualTo(1);
  }

  @Test
  void theFileOfAnotherUserIsNoPartialFile() throws IOException {
    byte[] bytes = putSegmented(1);
    Path partial = left();
    Object us = Files.getAttribute(partial, "unix:uid");
    if (us.equals(0)) {
      Files.setAttribute(partial, "unix:uid", 12_345);
    } else {
      // Only root can give a file away; to others a link to one that they do not own stands for it.
      Files.delete(partial);
      Files.createSymbolicLink(partial, Path.of("/etc/hosts"));
    }

    succeeds();

    assertThat(target()).hasBinaryContent(bytes);
    assertThat(Files.getAttribute(target(), "unix:uid")).isEqualTo(us);
    assertThat(others()).containsExactly(partial);
  }

  @Test
  void oneOfOursIsUsedAndNothingStaysBesideIt() throws IOException {
    byte[] bytes = putSegmented(1);
    Path partial = left();
    Path copy = Files.copy(partial, directory.resolve("copy"));
    Files.move(copy, partial, StandardCopyOption.REPLACE_EXISTING);
    fixture.memory.clearRequests();

    succeeds();

    assertThat(gets()).isLessThan(SEGMENTS);
    assertThat(target()).hasBinaryContent(bytes);
    assertThat(others()).isEmpty();
  }

  /** As a process leaves it that is killed once it has made or emptied the file. */
  @ParameterizedTest
  @ValueSource(ints = {SEGMENT, 10 * SEGMENT})
  void anEmptyOneIsUsedAndDoesNotStay(int partSize) throws IOException {
    byte[] bytes = putSegmented(1);
    Path partial = left();
    Files.write(partial, new byte[0]);

    DownloadOptions options = DownloadOptions.builder().partSize(partSize).build();
    assertThat(download(options)).isInstanceOf(DownloadOutcome.Downloaded.class);

    assertThat(target()).hasBinaryContent(bytes);
    assertThat(others()).isEmpty();
  }

  /** As a process leaves it that is killed while it asks whose the partial file is. */
  @Test
  void whatIsLeftOfTheQuestionWhoseItIsDoesNotStay() throws IOException {
    byte[] bytes = putSegmented(1);
    Path partial = left();
    Files.createFile(question(partial));
    fixture.memory.clearRequests();

    succeeds();

    assertThat(gets()).isLessThan(SEGMENTS);
    assertThat(target()).hasBinaryContent(bytes);
    assertThat(others()).isEmpty();
  }

  @Test
  void whereThatCannotBeAskedNothingIsTakenUp() throws IOException {
    byte[] bytes = putSegmented(1);
    Path partial = left();
    Path question = Files.createDirectory(question(partial));
    Path kept = Files.writeString(question.resolve("kept"), "kept");
    fixture.memory.clearRequests();

    succeeds();

    assertThat(gets()).isEqualTo(SEGMENTS);
    assertThat(target()).hasBinaryContent(bytes);
    assertThat(kept).hasContent("kept");
    assertThat(others()).containsExactlyInAnyOrder(partial, question);
  }

  private static Path question(Path partial) {
    return partial.resolveSibling(
        partial.getFileName().toString().replaceFirst("[.]part$", ".own.part"));
  }
}
