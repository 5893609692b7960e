package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.LocalFileException;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.download.Destination;
import io.jswift.service.download.DownloadItem;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.download.DownloadRequest;
import io.jswift.service.download.DownloadRequest.Selection;
import io.jswift.service.internal.file.Md5;
import io.jswift.service.outcome.Outcomes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What stands where a file, or its beginning, is to be: nothing waits for ever, nothing is lost.
 */
class HostilePlacesTest extends PartsCase {
  /** What stands there. */
  enum Thing {
    FIFO,
    DEVICE,
    DIRECTORY,
    FULL_DIRECTORY,
    DANGLING_LINK,
    LINK_TO_FILE,
    LINK_IN_A_CIRCLE
  }

  private void put(Thing thing, Path at) throws IOException, InterruptedException {
    switch (thing) {
      case FIFO -> fifo(at);
      case DEVICE -> Files.createSymbolicLink(at, Path.of("/dev/null"));
      case DIRECTORY -> Files.createDirectory(at);
      case FULL_DIRECTORY -> Files.writeString(Files.createDirectory(at).resolve("f"), "text");
      case DANGLING_LINK -> Files.createSymbolicLink(at, directory.resolve("nowhere"));
      case LINK_TO_FILE -> Files.createSymbolicLink(at, precious());
      case LINK_IN_A_CIRCLE -> Files.createSymbolicLink(at, at.getFileName());
    }
  }

  private static void fifo(Path at) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("mkfifo", at.toString()).start().waitFor()).isZero();
  }

  private Path precious() throws IOException {
    return Files.writeString(directory.resolve("precious"), "precious");
  }

  private Path partialOf(Path target) {
    byte[] name = target.getFileName().toString().getBytes(StandardCharsets.UTF_8);
    ETag md5 = ETag.ofMd5(Md5.fresh().digest(name));
    return target.resolveSibling(".jswift-" + md5 + ".part");
  }

  private DownloadRequest to(Destination place, String... names) {
    return new DownloadRequest(
        new Selection.Items(
            Stream.of(names)
                .map(name -> DownloadItem.of(Fixture.CONTAINER.object(name)))
                .iterator()),
        place,
        inParts().build());
  }

  private List<DownloadOutcome> download(DownloadRequest request) {
    try (Outcomes<DownloadOutcome> outcomes = oneByOne.download(request)) {
      return outcomes.stream().toList();
    }
  }

  private static void assertRefused(DownloadOutcome outcome, String... told) {
    assertThat(outcome).isInstanceOf(DownloadOutcome.Failed.class);
    assertThat(((DownloadOutcome.Failed) outcome).failure().cause())
        .isInstanceOf(LocalFileException.class)
        .hasMessageContainingAll(told);
  }

  @ParameterizedTest
  @EnumSource(Thing.class)
  void inPlaceOfAPartialFileIsLeftAloneAndAnotherNameIsTaken(Thing thing) throws Exception {
    byte[] bytes = putSegmented(1);
    put(thing, partialOf(target()));

    succeeds();

    assertThat(target()).isRegularFile().hasBinaryContent(bytes);
    if (thing == Thing.LINK_TO_FILE) {
      assertThat(directory.resolve("precious")).hasContent("precious");
    }
    assertThat(others()).contains(partialOf(target())).hasSize(thing == Thing.LINK_TO_FILE ? 2 : 1);
  }

  @Test
  void aFileOfAnotherNameThanTheUsualIsNotKeptForLater() throws Exception {
    putSegmented(1);
    put(Thing.DIRECTORY, partialOf(target()));
    fixture.faults("GET /c/o #6+ -> 403");

    fails();

    assertThat(others()).containsExactly(partialOf(target()));
  }

  @ParameterizedTest
  @CsvSource({
    "FIFO, is not a regular file and is not replaced",
    "DIRECTORY, is a directory and is not replaced by a file",
    "FULL_DIRECTORY, is a directory and is not replaced by a file"
  })
  void inPlaceOfAFileOfATreeIsAnErrorOfThatFileOnly(Thing thing, String told) throws Exception {
    putSegmented(1);
    fixture.put("small", "text");
    put(thing, directory.resolve("o"));
    put(thing, directory.resolve("small"));
    fixture.put("fine", "fine");

    List<DownloadOutcome> outcomes =
        download(to(new Destination.Tree(directory, ""), "o", "small", "fine"));

    assertThat(outcomes).hasSize(3);
    assertThat(outcomes.stream().filter(DownloadOutcome.Failed.class::isInstance))
        .hasSize(2)
        .allSatisfy(outcome -> assertRefused(outcome, told));
    assertThat(directory.resolve("fine")).hasContent("fine");
    assertThat(others()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(
      value = Thing.class,
      names = {"DEVICE", "DANGLING_LINK", "LINK_TO_FILE", "LINK_IN_A_CIRCLE"})
  void aLinkInPlaceOfAFileOfATreeIsReplaced(Thing thing) throws Exception {
    byte[] bytes = putSegmented(1);
    put(thing, directory.resolve("o"));

    download(to(new Destination.Tree(directory, ""), "o"));

    assertThat(Files.isSymbolicLink(directory.resolve("o"))).isFalse();
    assertThat(directory.resolve("o")).hasBinaryContent(bytes);
    assertThat(directory.resolve("nowhere")).doesNotExist();
  }

  @Test
  void linksInACircleAreNotFollowedForEver() throws Exception {
    putSegmented(1);
    put(Thing.LINK_IN_A_CIRCLE, target());

    assertRefused(
        download(to(new Destination.OneFile(target()), "o")).get(0),
        "Cannot write '" + target() + "'",
        "too many symbolic links");
    assertThat(target()).isSymbolicLink();
  }

  @Test
  void aFifoIsWrittenTo() throws Exception {
    byte[] bytes = putSegmented(1);
    fifo(target());
    CompletableFuture<byte[]> reader =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readAllBytes(target());
              } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
              }
            });

    List<DownloadOutcome> outcomes = download(to(new Destination.OneFile(target()), "o"));

    assertThat(outcomes.get(0)).isInstanceOf(DownloadOutcome.Downloaded.class);
    assertThat(reader.join()).isEqualTo(bytes);
  }

  @Test
  void whatALinkOfTheSystemLeadsToIsWrittenTo() throws Exception {
    byte[] bytes = putSegmented(1);
    Path link = Path.of("/proc/self/fd");
    fifo(target());
    CompletableFuture<byte[]> reader = new CompletableFuture<>();
    Thread reading =
        new Thread(
            () -> {
              try (var in = Files.newInputStream(target())) {
                reader.complete(in.readAllBytes());
              } catch (IOException failed) {
                reader.completeExceptionally(failed);
              }
            });
    reading.start();
    try (var out = Files.newOutputStream(target())) {
      // As /dev/stdout is one, where it is a pipe.
      Path open;
      try (Stream<Path> all = Files.list(link)) {
        open = all.filter(each -> leadsTo(each, target())).reduce((a, b) -> b).orElseThrow();
      }
      Path named = Files.createSymbolicLink(directory.resolve("stdout"), open);

      List<DownloadOutcome> outcomes = download(to(new Destination.OneFile(named), "o"));

      assertThat(outcomes.get(0)).isInstanceOf(DownloadOutcome.Downloaded.class);
    }
    assertThat(reader.join()).isEqualTo(bytes);
  }

  private static boolean leadsTo(Path link, Path aim) {
    try {
      return Files.isSameFile(link, aim);
    } catch (IOException gone) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFifoThatNobodyReadsDoesNotHoldACallThatIsClosed(boolean opened) throws Exception {
    fixture.put("large", "x".repeat(1_000_000));
    fifo(target());
    Outcomes<DownloadOutcome> outcomes =
        oneByOne.download(to(new Destination.OneFile(target()), "large"));
    if (opened) {
      try (var in = Files.newInputStream(target())) {
        assertThat(in.read()).isEqualTo('x');
        outcomes.close();
      }
    } else {
      outcomes.close();
    }

    assertThat(outcomes.hasNext()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 10_000_000})
  void aDirectoryThatTakesNoFilesIsSaidSoAndTheOthersGoOn(int size) throws Exception {
    fixture.put("a", "x".repeat(1000));
    fixture.put("b", "fine");
    Path closed = Files.createDirectory(directory.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    // To root every directory of a disk is open.
    Path tree = Files.isWritable(closed) ? Path.of("/sys") : closed;
    DownloadRequest request =
        new DownloadRequest(
            new Selection.Items(
                List.of(
                        DownloadItem.of(Fixture.CONTAINER.object("a")),
                        DownloadItem.of(Fixture.CONTAINER.object("b"))
                            .to(new Destination.Tree(directory, "")))
                    .iterator()),
            new Destination.Tree(tree, ""),
            inParts().partSize(size).build());

    List<DownloadOutcome> outcomes = download(request);

    assertThat(outcomes).hasSize(2);
    assertRefused(
        outcomes.stream()
            .filter(DownloadOutcome.Failed.class::isInstance)
            .findFirst()
            .orElseThrow(),
        "Cannot write '" + tree.resolve("a") + "': Permission denied");
    assertThat(directory.resolve("b")).hasContent("fine");
  }

  @ParameterizedTest
  @CsvSource({"true, 0", "true, 1500", "true, 5020", "true, 5034", "true, 9000"})
  @CsvSource({"false, 1500", "false, 5020", "false, 5034", "false, 9000"})
  void aPartialFileOfAnotherLengthIsUsedForWhatItIs(boolean segmented, int length)
      throws IOException {
    byte[] bytes = segmented ? putSegmented(1) : putPlain(1);
    fixture.faults("GET /c/o #6+ -> 403");
    fails();
    byte[] left = Files.readAllBytes(partial());
    byte[] other = new byte[length];
    java.util.Arrays.fill(other, (byte) 7);
    System.arraycopy(left, 0, other, 0, Math.min(length, left.length));
    Files.write(partial(), other);
    fixture.faults();

    succeeds();

    assertThat(target()).hasBinaryContent(bytes);
    assertThat(others()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "-62135596801",
        "31556889864403199",
        "-31557014167219200",
        "9999999999.5",
        "1e30",
        "no"
      })
  void noTimeOfAnObjectKeepsItFromBeingDownloaded(String mtime) throws IOException {
    byte[] bytes = putPlain(1);
    fixture.swift.postObject(
        Fixture.CONTAINER.object("o"), CallOptions.of(Headers.of("X-Object-Meta-Mtime", mtime)));

    succeeds();

    assertThat(target()).hasBinaryContent(bytes);
    if (mtime.equals("-1")) {
      BasicFileAttributes times = Files.readAttributes(target(), BasicFileAttributes.class);
      assertThat(times.lastModifiedTime()).isEqualTo(FileTime.fromMillis(-1000));
    }
  }

  @Test
  void namesAreFilesAsTheyAreOrAreRefusedAlone() throws IOException {
    String longest = "n".repeat(255);
    String tooLong = "\u00e9".repeat(128); // 256 octets
    List<String> good =
        List.of(longest, "a\nb", "\u0007\u001b[31m", "end.", "end", " ", "a\\b", "-rf", "\u202e");
    List<String> bad =
        List.of("..", ".", "/", "//", "./", "a/../b", tooLong, "d/" + tooLong + "/f");
    List<String> all = new ArrayList<>(good);
    all.addAll(bad);
    all.forEach(name -> fixture.put(name, "text of " + name));
    Path tree = directory.resolve("tree");

    List<DownloadOutcome> outcomes =
        download(to(new Destination.Tree(tree, ""), all.toArray(String[]::new)));

    assertThat(outcomes).hasSize(all.size());
    for (String name : good) {
      assertThat(tree.resolve(name)).as(name).hasContent("text of " + name);
    }
    outcomes.stream()
        .filter(DownloadOutcome.Failed.class::isInstance)
        .forEach(each -> assertRefused(each, "name"));
    assertThat(outcomes.stream().filter(DownloadOutcome.Downloaded.class::isInstance))
        .hasSize(good.size());
    try (Stream<Path> files = Files.walk(directory)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(good.size());
    }
  }
}
