package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.IntegrityException;
import io.jswift.domain.LocalFileException;
import io.jswift.domain.ObjectName;
import io.jswift.domain.StatusException;
import io.jswift.domain.TransportException;
import io.jswift.service.download.Destination;
import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.download.DownloadRequest;
import io.jswift.service.download.DownloadRequest.Selection;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a download, what stood at its place is whole, and nothing else is left. */
class DownloadFaultsTest {
  private static final int SEGMENT = 1000;

  private final Fixture fixture = new Fixture();

  @TempDir Path directory;

  @AfterEach
  void close() {
    fixture.close();
  }

  private List<DownloadOutcome> download(Selection selection, Destination to) {
    DownloadRequest request = new DownloadRequest(selection, to, DownloadOptions.DEFAULTS);
    try (Outcomes<DownloadOutcome> outcomes = fixture.service.download(request)) {
      return outcomes.stream().toList();
    }
  }

  private DownloadOutcome download(String name, Path file) {
    return download(
            new Selection.Objects(Fixture.CONTAINER, List.of(new ObjectName(name))),
            new Destination.OneFile(file))
        .get(0);
  }

  private List<DownloadOutcome> downloadAll() {
    return download(
        new Selection.Container(Fixture.CONTAINER, "", ""), new Destination.Tree(directory, ""));
  }

  private byte[] uploadInSegments(String name) throws IOException {
    byte[] bytes = new byte[5 * SEGMENT + 17];
    new Random(3).nextBytes(bytes);
    Path file = Files.write(directory.resolve("source"), bytes);
    UploadRequest request =
        UploadRequest.file("c", file, name)
            .with(UploadOptions.builder().segmentSize(SEGMENT).build());
    try (Outcomes<UploadOutcome> outcomes = fixture.service.upload(request)) {
      assertThat(outcomes.stream().filter(UploadOutcome.Failed.class::isInstance)).isEmpty();
    }
    Files.delete(file);
    return bytes;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3500, 5016})
  void oneWrongByteOfALargeObjectIsFetchedAgain(int at) throws IOException {
    byte[] bytes = uploadInSegments("large");
    Path target = Files.writeString(directory.resolve("target"), "what was there");
    fixture.faults("GET /c/large #1 -> flip=" + at);

    DownloadOutcome outcome = download("large", target);

    assertThat(outcome).isInstanceOf(DownloadOutcome.Downloaded.class);
    assertThat(((DownloadOutcome.Downloaded) outcome).attempts()).isEqualTo(2);
    assertThat(target).hasBinaryContent(bytes);
    assertThat(files()).containsExactly(target);
  }

  @Test
  void aLargeObjectThatStaysWrongIsSeenAndTheTargetStays() throws IOException {
    uploadInSegments("large");
    Path target = Files.writeString(directory.resolve("target"), "what was there");
    fixture.faults("GET /c/large #1 -> flip=3", "GET /c/large #3+ -> flip=3");

    DownloadOutcome outcome = download("large", target);

    assertThat(outcome).isInstanceOf(DownloadOutcome.Failed.class);
    assertThat(((DownloadOutcome.Failed) outcome).failure().cause())
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("segment c_segments/large")
        .hasMessageContaining("md5sum != etag")
        .asInstanceOf(InstanceOfAssertFactories.type(IntegrityException.class))
        .extracting(each -> each.transactionId().orElse(""))
        .asString()
        .startsWith("tx");
    assertThat(target).hasContent("what was there");
    assertThat(files()).containsExactly(target);
  }

  @Test
  void aWrongByteOfAPlainObjectIsSeen() throws IOException {
    fixture.put("o", "right");
    Path target = directory.resolve("new");
    fixture.faults("GET /c/o #* -> flip=2");

    assertThat(download("o", target)).isInstanceOf(DownloadOutcome.Failed.class);
    assertThat(files()).isEmpty();
  }

  @Test
  void cutsAreMendedWithoutAnybodyNoticing() throws IOException {
    byte[] bytes = uploadInSegments("large");
    fixture.faults(
        "GET /c/large #1 -> cut=1500", "GET /c/large #3 -> cut=10", "* * #5 -> expire-token");

    DownloadOutcome outcome = download("large", directory.resolve("copy"));

    assertThat(outcome).isInstanceOf(DownloadOutcome.Downloaded.class);
    assertThat(((DownloadOutcome.Downloaded) outcome).attempts()).isGreaterThan(2);
    assertThat(directory.resolve("copy")).hasBinaryContent(bytes);
  }

  @Test
  void anObjectReplacedMeanwhileIsNoSplice() throws IOException {
    fixture.put("o", "0123456789");
    Path target = Files.writeString(directory.resolve("target"), "before");
    fixture.faults("GET /c/o #1 -> cut=5", "GET /c/o #2 -> 412", "GET /c/o #3 -> 412");

    DownloadOutcome outcome = download("o", target);

    assertThat(((DownloadOutcome.Failed) outcome).failure().cause())
        .isInstanceOf(IntegrityException.class);
    assertThat(target).hasContent("before");
  }

  @Test
  void aFailureTellsHowOftenItWasTried() {
    fixture.put("o", "text");
    fixture.faults("GET /c/o #* -> 503", "HEAD /c/o #* -> 404");

    DownloadOutcome outcome = download("o", directory.resolve("file"));

    assertThat(((DownloadOutcome.Failed) outcome).failure().attempts()).isEqualTo(6);
    assertThat(((DownloadOutcome.Failed) outcome).failure().transactionId()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"drop", "cut=0"})
  void aFailureWithoutAnAnswerTellsHowOftenItWasTried(String fault) {
    fixture.put("o", "text");
    fixture.faults("GET /c/o #* -> " + fault, "HEAD /c/o #* -> 404");

    DownloadOutcome.Failed outcome =
        (DownloadOutcome.Failed) download("o", directory.resolve("file"));

    assertThat(outcome.failure().cause()).isInstanceOf(TransportException.class);
    assertThat(outcome.failure().attempts()).isEqualTo(fixture.requests("GET").size()).isEqualTo(6);
  }

  @Test
  void aStreamTellsItsAttemptsAndWhichRequestBroughtWrongBytes() {
    fixture.put("o", "some text");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Selection one = new Selection.Objects(Fixture.CONTAINER, List.of(new ObjectName("o")));

    fixture.faults("GET /c/o #1 -> cut=3");
    DownloadOutcome good = download(one, new Destination.ToStream(out)).get(0);
    assertThat(((DownloadOutcome.Downloaded) good).attempts()).isEqualTo(2);
    assertThat(out).hasToString("some text");

    fixture.faults("GET /c/o #* -> flip=3");
    for (Destination to :
        List.of(
            new Destination.ToStream(new ByteArrayOutputStream()),
            new Destination.OneFile(directory.resolve("file")))) {
      DownloadOutcome wrong = download(one, to).get(0);
      assertThat(((DownloadOutcome.Failed) wrong).failure().cause())
          .isInstanceOf(IntegrityException.class);
      assertThat(((DownloadOutcome.Failed) wrong).failure().transactionId()).isPresent();
    }
  }

  @Test
  void oneFailureDoesNotStopTheOthers() throws IOException {
    fixture.put("a", "1");
    fixture.put("b", "2");
    fixture.put("d", "3");
    fixture.faults("GET /c/b #* -> 403");

    List<DownloadOutcome> outcomes = downloadAll();

    assertThat(outcomes).hasSize(3);
    assertThat(outcomes.stream().filter(DownloadOutcome.Downloaded.class::isInstance)).hasSize(2);
    assertThat(files()).hasSize(2);
  }

  @Test
  void aListingThatFailsInTheMiddleIsReported() {
    fixture.put("a", "1");
    fixture.put("b", "2");
    fixture.faults("GET /c?format #1 -> short-page=1", "GET /c?marker -> 403");

    List<DownloadOutcome> outcomes = downloadAll();

    assertThat(outcomes).hasSize(2);
    assertThat(outcomes).anyMatch(DownloadOutcome.Downloaded.class::isInstance);
    assertThat(outcomes)
        .filteredOn(DownloadOutcome.ListingFailed.class::isInstance)
        .singleElement()
        .extracting(each -> ((DownloadOutcome.ListingFailed) each).failure().cause())
        .isInstanceOf(StatusException.class);
  }

  @Test
  void shortPagesAreNoEnd() throws IOException {
    for (int i = 0; i < 7; i++) {
      fixture.put("o" + i, "x");
    }
    fixture.faults("GET /c?format #* -> short-page=2");

    assertThat(downloadAll()).hasSize(7);
    assertThat(files()).hasSize(7);
  }

  @ParameterizedTest
  @CsvSource({"a, a/b", "a/b, a"})
  void aFileAndADirectoryOfOneNameGiveOneError(String first, String second) throws IOException {
    fixture.put(first, "first");
    fixture.put(second, "second");
    Destination tree = new Destination.Tree(directory, "");

    List<DownloadOutcome> outcomes = new ArrayList<>();
    for (String name : List.of(first, second)) {
      outcomes.addAll(
          download(new Selection.Objects(Fixture.CONTAINER, List.of(new ObjectName(name))), tree));
    }

    assertThat(outcomes.get(0)).isInstanceOf(DownloadOutcome.Downloaded.class);
    assertThat(((DownloadOutcome.Failed) outcomes.get(1)).failure().cause())
        .isInstanceOf(LocalFileException.class);
    assertThat(directory.resolve(first)).hasContent("first");
    assertThat(files()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"../x", "x/../../y", "..", "a/../../../etc/x"})
  void aNameThatLeadsOutIsRefused(String name) throws IOException {
    fixture.put(name, "out");
    Path tree = Files.createDirectories(directory.resolve("tree/deep"));

    List<DownloadOutcome> outcomes =
        download(
            new Selection.Container(Fixture.CONTAINER, "", ""), new Destination.Tree(tree, ""));

    assertThat(((DownloadOutcome.Failed) outcomes.get(0)).failure().cause())
        .isInstanceOf(LocalFileException.class)
        .hasMessageContaining("leads out of the directory");
    assertThat(files()).isEmpty();
  }

  @Test
  void nothingIsWrittenThroughALinkThatLeadsOut() throws IOException {
    fixture.put("link/file", "out");
    fixture.put("link", "over the link");
    Path outside = Files.createDirectories(directory.resolve("outside"));
    Path tree = Files.createDirectories(directory.resolve("tree"));
    Files.createSymbolicLink(tree.resolve("link"), outside);

    download(
        new Selection.Objects(Fixture.CONTAINER, List.of(new ObjectName("link/file"))),
        new Destination.Tree(tree, ""));

    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void aLinkAtTheEndIsReplacedAndWhatItLeadsToStays() throws IOException {
    fixture.put("link", "new");
    Path precious = Files.writeString(directory.resolve("precious"), "precious");
    Path tree = Files.createDirectories(directory.resolve("tree"));
    Files.createSymbolicLink(tree.resolve("link"), precious);

    download(new Selection.Container(Fixture.CONTAINER, "", ""), new Destination.Tree(tree, ""));

    assertThat(precious).hasContent("precious");
    assertThat(tree.resolve("link")).isRegularFile().hasContent("new");
  }
}
