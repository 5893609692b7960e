package io.jswift.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ObjectPath;
import io.jswift.service.SwiftService;
import io.jswift.service.download.Destination;
import io.jswift.service.download.DownloadItem;
import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.download.DownloadRequest;
import io.jswift.service.download.DownloadRequest.Selection;
import io.jswift.service.outcome.Outcomes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is forced to the disk, and when, as the virtual machine's own record has it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SyncedDownloadTest extends Suite {
  private static final String TEXT = "0123456789";

  private final InMemoryBackend memory = new InMemoryBackend();

  @TempDir Path work;

  @Override
  Backend backend() {
    return memory;
  }

  @AfterAll
  void closeBackend() {
    memory.close();
  }

  @ParameterizedTest
  @CsvSource({"true, 4", "true, 1048576", "false, 4", "false, 1048576"})
  void theFileIsForcedBeforeItIsInItsPlaceAndThePlaceAfterIt(boolean sync, int partSize)
      throws IOException {
    ObjectPath object = put(container(), "o", TEXT);
    Path directory = work.resolve("directory").toAbsolutePath();
    DownloadRequest request =
        new DownloadRequest(
            new Selection.Items(List.of(DownloadItem.of(object)).iterator()),
            new Destination.Tree(directory, ""),
            DownloadOptions.builder().partSize(partSize).sync(sync).build());

    List<String> forced = forcedBy(request, directory);

    assertThat(directory.resolve("o")).hasContent(TEXT);
    if (sync) {
      assertThat(forced).hasSize(2).last().isEqualTo(directory.toString());
      assertThat(forced.get(0)).startsWith(directory + "/.jswift-").endsWith(".part");
    } else {
      assertThat(forced).isEmpty();
    }
  }

  private List<String> forcedBy(DownloadRequest request, Path directory) throws IOException {
    Path file = work.resolve("recording");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.FileForce").withThreshold(Duration.ZERO);
      recording.start();
      try (SwiftService service = new SwiftService(swift);
          Outcomes<DownloadOutcome> outcomes = service.download(request)) {
        assertThat(outcomes.next()).isInstanceOf(DownloadOutcome.Downloaded.class);
      }
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file).stream()
        .sorted(Comparator.comparing(RecordedEvent::getStartTime))
        .map(event -> event.getString("path"))
        .filter(path -> path.startsWith(directory.toString()))
        .toList();
  }
}
