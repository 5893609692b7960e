package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.IntegrityException;
import io.jswift.domain.LocalFileException;
import io.jswift.domain.ObjectName;
import io.jswift.domain.StatusException;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.Request;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import io.jswift.service.connection.WireListener;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.settings.ServiceSettings;
import io.jswift.service.upload.UploadItem;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that change, vanish or cannot be read: each fails alone, and nothing is replaced by it. */
@Timeout(60)
class LocalSourceTest extends UploadCase {
  /** What somebody does to a file while it is uploaded. */
  private enum Change {
    GROWS {
      @Override
      void to(Path file) throws IOException {
        Files.write(file, new byte[4000]);
      }
    },
    SHRINKS {
      @Override
      void to(Path file) throws IOException {
        Files.write(file, new byte[1200]);
      }
    },
    IS_WRITTEN_TO {
      @Override
      void to(Path file) throws IOException {
        Files.write(file, new byte[3500]);
      }
    },
    IS_REPLACED_BY_A_LIKE_ONE {
      @Override
      void to(Path file) throws IOException {
        Path other = Files.write(file.resolveSibling("other"), new byte[3500]);
        Files.setLastModifiedTime(other, FileTime.from(MTIME));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
      }
    },
    VANISHES {
      @Override
      void to(Path file) throws IOException {
        Files.delete(file);
      }
    };

    abstract void to(Path file) throws IOException;
  }

  /** Has the change happen when the first request with the bytes is about to be sent. */
  private void changeWhenSending(Path file, Change change) {
    AtomicBoolean done = new AtomicBoolean();
    WireListener listener =
        new WireListener() {
          @Override
          public void sending(String method, String url, io.jswift.domain.Headers headers) {
            boolean bytes = method.equals("PUT") && url.contains("/o");
            if (bytes && done.compareAndSet(false, true)) {
              try {
                change.to(file);
              } catch (IOException unexpected) {
                throw new UncheckedIOException(unexpected);
              }
            }
          }
        };
    fixture.close();
    fixture =
        new Fixture(
            ConnectionSettings.DEFAULTS.withListener(listener),
            ServiceSettings.DEFAULTS,
            server -> {});
    done.set(true);
    fixture.put("o", "the old one");
    done.set(false);
  }

  private void assertNothingReplaced(List<UploadOutcome> outcomes) throws IOException {
    assertThat(failed(outcomes).failure().cause())
        .isInstanceOfAny(IntegrityException.class, LocalFileException.class);
    assertThat(read("o")).asString().isEqualTo("the old one");
  }

  @ParameterizedTest
  @EnumSource(Change.class)
  void aFileThatChangesWhileItIsSentReplacesNothing(Change change) throws IOException {
    Path file = file("f", 3500, 1);
    changeWhenSending(file, change);
    assertNothingReplaced(upload(file, UploadOptions.DEFAULTS));
  }

  @ParameterizedTest
  @EnumSource(Change.class)
  void aFileThatChangesWhileItsSegmentsAreSentReplacesNothing(Change change) throws IOException {
    Path file = file("f", 3500, 1);
    changeWhenSending(file, change);
    assertNothingReplaced(upload(file, segmented().build()));
  }

  @Test
  void aFileThatChangesAfterItsLastByteWasSentMakesNoManifest() throws IOException {
    Path file = file("f", 3500, 1);
    AtomicInteger sent = new AtomicInteger();
    LyingTransport wire = new LyingTransport(fixture.transport);
    wire.tell(
        new LyingTransport.Lie() {
          @Override
          public void ended(Request request) {
            boolean last =
                request.target().path().contains("c_segments/") && sent.incrementAndGet() == 4;
            if (last) {
              try {
                Change.IS_WRITTEN_TO.to(file);
              } catch (IOException unexpected) {
                throw new UncheckedIOException(unexpected);
              }
            }
          }
        });
    ConnectionSettings settings = ConnectionSettings.DEFAULTS.withTime(fixture.time);
    try (Connection swift = new Connection(wire, fixture.auth("testing"), settings);
        SwiftService service =
            new SwiftService(swift, ServiceSettings.DEFAULTS.withSegmentThreads(1));
        Outcomes<UploadOutcome> outcomes =
            service.upload(UploadRequest.file("c", file, "o").with(segmented().build()))) {
      assertThat(failed(outcomes.stream().toList()).failure().cause())
          .isInstanceOf(IntegrityException.class);
    }
    assertThat(fixture.stored(Fixture.CONTAINER)).isEmpty();
  }

  @Test
  void theChangeIsSaidInOneSentence() throws IOException {
    Path file = file("f", 3500, 1);
    changeWhenSending(file, Change.IS_WRITTEN_TO);
    assertThat(failed(upload(file, UploadOptions.DEFAULTS)).failure().cause())
        .isInstanceOf(IntegrityException.class)
        .hasMessage(
            "The file '"
                + file
                + "' changed while it was uploaded, and what stood under its name still does;"
                + " upload it again.");
  }

  @Test
  void aTreeWithLoopsAndOddFilesIsWalkedToItsEnd() throws Exception {
    Path tree = Files.createDirectories(directory.resolve("tree/sub"));
    Files.writeString(tree.resolve("file"), "text");
    Files.createSymbolicLink(tree.resolve("up"), tree.getParent());
    Files.createSymbolicLink(tree.resolve("self"), Path.of("self"));
    Files.createSymbolicLink(tree.resolve("nowhere"), Path.of("missing"));
    Files.createSymbolicLink(tree.resolve("link"), Path.of("file"));
    assertThat(new ProcessBuilder("mkfifo", tree.resolve("pipe").toString()).start().waitFor())
        .isZero();
    UploadItem item = new UploadItem.OfTree(directory.resolve("tree"), "t/", new ObjectName("t"));

    List<UploadOutcome> outcomes = upload(item, UploadOptions.DEFAULTS);

    assertThat(fixture.stored(Fixture.CONTAINER)).containsExactly("t/sub/file", "t/sub/link");
    assertThat(outcomes)
        .filteredOn(UploadOutcome.Failed.class::isInstance)
        .extracting(each -> ((UploadOutcome.Failed) each).source().replaceFirst(".*/", ""))
        .containsExactlyInAnyOrder("self", "nowhere", "pipe");
  }

  @Test
  void aPipeGivenAsAFileIsNotOpened() throws Exception {
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    List<UploadItem> items =
        List.of(
            new UploadItem.OfFile(pipe, new ObjectName("pipe")),
            new UploadItem.OfFile(directory, new ObjectName("directory")),
            new UploadItem.OfFile(file("f", 10, 1), new ObjectName("o")));

    List<UploadOutcome> outcomes = upload(UploadRequest.of("c", items));

    assertThat(outcomes)
        .filteredOn(UploadOutcome.Failed.class::isInstance)
        .extracting(each -> ((UploadOutcome.Failed) each).failure().cause())
        .allMatch(LocalFileException.class::isInstance)
        .extracting(Throwable::getMessage)
        .containsExactlyInAnyOrder(
            "Cannot read '" + pipe + "': it is not a regular file.",
            "Cannot read '" + directory + "': it is a directory.");
    assertThat(read("o")).isEqualTo(bytes(10, 1));
  }

  @Test
  void aPathThatThrowsFailsItsItemAlone() throws IOException {
    Path zip = directory.resolve("z.zip");
    Path inside;
    try (FileSystem system = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      inside = Files.write(system.getPath("/inside"), bytes(10, 1));
    }
    List<UploadItem> items =
        List.of(
            new UploadItem.OfFile(inside, new ObjectName("inside")),
            new UploadItem.OfDirectory(inside, new ObjectName("marker")),
            new UploadItem.OfTree(inside, "t/", new ObjectName("t")),
            new UploadItem.OfFile(file("f", 10, 1), new ObjectName("o")));

    List<UploadOutcome> outcomes = upload(UploadRequest.of("c", items));

    assertThat(outcomes)
        .filteredOn(UploadOutcome.Failed.class::isInstance)
        .hasSize(3)
        .allMatch(
            each -> ((UploadOutcome.Failed) each).failure().cause() instanceof LocalFileException);
    assertThat(read("o")).isEqualTo(bytes(10, 1));
  }

  @Test
  void failuresTellHowOftenItWasTried() throws IOException {
    fixture.faults("PUT /c/o #* -> 503");
    UploadOutcome.Failed failed = failed(upload(file("f", 10, 1), UploadOptions.DEFAULTS));
    assertThat(failed.failure().cause()).isInstanceOf(StatusException.class);
    assertThat(failed.failure().attempts()).isEqualTo(6);
  }

  @Test
  void aCallThatIsClosedWhileItHashesEnds() throws IOException {
    Path file = file("f", 3500, 1);
    try (Outcomes<UploadOutcome> outcomes =
        fixture.service.upload(UploadRequest.file("c", file, "o").with(segmented().build()))) {
      outcomes.close();
      assertThat(outcomes.hasNext()).isFalse();
    }
    assertThat(new Cancellation().isCancelled()).isFalse();
  }
}
