package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.service.download.DownloadOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a file comes into its place, as the system tells it. */
class ReplacedFileTest extends PartsCase {
  private static final int WHOLE = 1 << 20;

  @Test
  void thereIsNoMomentWithoutTheFileThatStoodThere() throws Exception {
    byte[] bytes = putPlain(1);
    Files.writeString(target(), "before");
    Path last = Files.createFile(directory.resolve("last"));
    List<String> gone = new ArrayList<>();
    try (WatchService watch = directory.getFileSystem().newWatchService()) {
      directory.register(watch, StandardWatchEventKinds.ENTRY_DELETE);
      assertThat(download(inParts().partSize(WHOLE).build()))
          .isInstanceOf(DownloadOutcome.Downloaded.class);
      Files.delete(last);
      while (!gone.contains("last")) {
        WatchKey key = watch.take();
        for (WatchEvent<?> event : key.pollEvents()) {
          gone.add(String.valueOf(event.context()));
        }
        key.reset();
      }
    }

    assertThat(target()).hasBinaryContent(bytes);
    assertThat(gone).doesNotContain("target");
  }
}
