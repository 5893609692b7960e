package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;

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
}
