package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.jswift.domain.ETag;
import io.jswift.domain.LocalFileException;
import io.jswift.service.download.Destination;
import io.jswift.service.download.DownloadItem;
import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.download.DownloadRequest;
import io.jswift.service.download.DownloadRequest.Selection;
import io.jswift.service.internal.file.Md5;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.settings.ServiceSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What file systems do with names, and without room: one clear outcome each, and nothing is lost.
 */
@Timeout(60)
class FileSystemsTest {
  private static final int BLOCK = 8192;

  private final Fixture fixture = new Fixture();
  private final SwiftService oneByOne =
      new SwiftService(fixture.swift, ServiceSettings.DEFAULTS.withDownloadThreads(1));

  @TempDir Path real;

  @AfterEach
  void close() {
    oneByOne.close();
    fixture.close();
  }

  /** Downloads one after the other, each once the one before has its outcome. */
  private List<DownloadOutcome> download(Destination to, DownloadOptions options, String... names) {
    Semaphore turn = new Semaphore(1);
    Iterator<DownloadItem> items =
        Arrays.stream(names)
            .map(name -> DownloadItem.of(Fixture.CONTAINER.object(name)))
            .peek(item -> turn.acquireUninterruptibly())
            .iterator();
    DownloadRequest request = new DownloadRequest(new Selection.Items(items), to, options);
    try (Outcomes<DownloadOutcome> outcomes = oneByOne.download(request)) {
      return outcomes.stream().peek(outcome -> turn.release()).toList();
    }
  }

  private List<DownloadOutcome> download(Path tree, String... names) {
    return download(new Destination.Tree(tree, ""), DownloadOptions.DEFAULTS, names);
  }

  private static void assertRefused(DownloadOutcome outcome, String... told) {
    assertThat(outcome).isInstanceOf(DownloadOutcome.Failed.class);
    assertThat(((DownloadOutcome.Failed) outcome).failure().cause())
        .isInstanceOf(LocalFileException.class)
        .hasMessageContainingAll(told);
  }

  @ParameterizedTest
  @CsvSource({"A.txt, a.txt", "dir/File, DIR/file", "caf\u00e9, cafe\u0301"})
  void ofTwoNamesThatAreOneFileTheSecondIsRefused(String first, String second) throws IOException {
    fixture.put(first, "first");
    fixture.put(second, "second");
    try (FileSystem mac = Jimfs.newFileSystem(Configuration.osX())) {
      Path tree = mac.getPath("/tree");

      List<DownloadOutcome> outcomes = download(tree, first, second);

      assertThat(outcomes.get(0)).isInstanceOf(DownloadOutcome.Downloaded.class);
      assertRefused(outcomes.get(1), "/tree/", "same file");
      assertThat(Files.readString(tree.resolve(first))).isEqualTo("first");
      assertThat(download(tree, second).get(0)).isInstanceOf(DownloadOutcome.Downloaded.class);
      assertThat(Files.readString(tree.resolve(first))).isEqualTo("second");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a//b", "./a/b", "/a/b", "a/./b"})
  void namesThatBecomeOnePathAreOneFile(String second) {
    fixture.put("a/b", "first");
    fixture.put(second, "second");

    List<DownloadOutcome> outcomes = download(real, "a/b", second);

    assertThat(outcomes.get(0)).isInstanceOf(DownloadOutcome.Downloaded.class);
    assertRefused(outcomes.get(1), "same file");
    assertThat(real.resolve("a/b")).hasContent("first");
  }

  @Test
  void aFileThatWasSkippedIsNotOverwrittenEither() throws IOException {
    fixture.put("A", "first");
    fixture.put("a", "other");
    try (FileSystem mac = Jimfs.newFileSystem(Configuration.osX())) {
      Path tree = Files.createDirectory(mac.getPath("/tree"));
      Files.writeString(tree.resolve("A"), "first");

      List<DownloadOutcome> outcomes =
          download(
              new Destination.Tree(tree, ""),
              DownloadOptions.builder().skipIdentical(true).build(),
              "A",
              "a");

      assertThat(outcomes.get(0)).isInstanceOf(DownloadOutcome.Skipped.class);
      assertRefused(outcomes.get(1), "same file");
      assertThat(Files.readString(tree.resolve("A"))).isEqualTo("first");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 10_000_000})
  void aDiskThatIsFullIsToldAndTheOldFileStays(int partSize) throws IOException {
    fixture.put("o", "x".repeat(20 * BLOCK));
    Configuration small =
        Configuration.unix().toBuilder()
            .setWorkingDirectory("/disk")
            .setMaxSize(16 * BLOCK)
            .setMaxCacheSize(0)
            .build();
    try (FileSystem disk = Jimfs.newFileSystem(small)) {
      Path target = Files.writeString(disk.getPath("/disk/target"), "what was there");

      List<DownloadOutcome> outcomes =
          download(
              new Destination.OneFile(target),
              DownloadOptions.builder().partSize(partSize).build(),
              "o");

      assertRefused(outcomes.get(0), "Cannot write '/disk/target'", "out of disk space");
      assertThat(Files.readString(target)).isEqualTo("what was there");
      try (Stream<Path> files = Files.list(disk.getPath("/disk"))) {
        assertThat(files).containsExactly(target);
      }
    }
  }

  @Test
  void aDeviceThatTakesNothingIsTold() {
    fixture.put("o", "text");

    List<DownloadOutcome> outcomes =
        download(new Destination.OneFile(Path.of("/dev/full")), DownloadOptions.DEFAULTS, "o");

    assertRefused(outcomes.get(0), "Cannot write '/dev/full'", "No space left");
  }

  @Test
  void aNameThatIsTooLongIsToldBeforeAnythingIsMoved() throws IOException {
    String name = "n".repeat(300);
    fixture.put(name, "text");
    fixture.put("d/" + name + "/o", "text");

    List<DownloadOutcome> outcomes = download(real, name, "d/" + name + "/o");

    assertRefused(outcomes.get(0), name, "File name too long");
    assertRefused(outcomes.get(1), name, "File name too long");
    try (Stream<Path> files = Files.walk(real)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void namesThatCannotBeFilesAreTold() {
    fixture.put(".", "text");
    fixture.put("..", "text");

    List<DownloadOutcome> outcomes = download(real, ".", "..");

    assertRefused(outcomes.get(0), "'.' names no file");
    assertRefused(outcomes.get(1), "leads out of the directory");
  }

  @Test
  void aFileInAMissingDirectoryIsTold() {
    fixture.put("o", "text");
    Path file = real.resolve("none/file");

    List<DownloadOutcome> outcomes =
        download(new Destination.OneFile(file), DownloadOptions.DEFAULTS, "o");

    assertRefused(outcomes.get(0), "Cannot write '" + file + "'", "No such file or directory");
  }

  @Test
  void aDirectoryIsNotReplacedByAFile() throws IOException {
    fixture.put("o", "text");
    Files.createDirectory(real.resolve("o"));

    assertRefused(download(real, "o").get(0), real.resolve("o") + "' is a directory");
    assertRefused(
        download(new Destination.OneFile(real.resolve("o")), DownloadOptions.DEFAULTS, "o").get(0),
        "is a directory");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLinkThatIsNamedStaysAndWhatItLeadsToIsWritten(boolean dangling) throws IOException {
    fixture.put("o", "new");
    Path aim = real.resolve("aim");
    if (!dangling) {
      Files.writeString(aim, "old");
    }
    Path middle = Files.createSymbolicLink(real.resolve("middle"), Path.of("aim"));
    Path link = Files.createSymbolicLink(real.resolve("link"), middle);

    List<DownloadOutcome> outcomes =
        download(new Destination.OneFile(link), DownloadOptions.DEFAULTS, "o");

    assertThat(outcomes.get(0)).isInstanceOf(DownloadOutcome.Downloaded.class);
    assertThat(link).isSymbolicLink();
    assertThat(aim).isRegularFile().hasContent("new");
  }

  @Test
  void whatAKilledDownloadOfASmallFileLeftIsOverwritten() throws IOException {
    fixture.put("o", "text");
    Path target = real.resolve("o");
    ETag name = ETag.ofMd5(Md5.fresh().digest("o".getBytes(StandardCharsets.UTF_8)));
    Path partial = real.resolve(".jswift-" + name + ".part");
    Files.writeString(partial, "much more than belongs there");

    assertThat(download(real, "o").get(0)).isInstanceOf(DownloadOutcome.Downloaded.class);

    assertThat(target).hasContent("text");
    assertThat(partial).doesNotExist();
  }
}
