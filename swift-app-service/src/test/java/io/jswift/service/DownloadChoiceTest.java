package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.IntegrityException;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Request;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.download.Destination;
import io.jswift.service.download.DownloadItem;
import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.download.DownloadRequest;
import io.jswift.service.download.DownloadRequest.Selection;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.settings.RunOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which objects a download is about, and which files they become. */
@Timeout(60)
class DownloadChoiceTest {
  private final Fixture fixture = new Fixture();

  @TempDir Path directory;

  @AfterEach
  void close() {
    fixture.close();
  }

  private void put(String container, String... names) {
    ContainerName where = new ContainerName(container);
    fixture.swift.putContainer(where, CallOptions.none());
    for (String name : names) {
      byte[] bytes = (container + "/" + name).getBytes(StandardCharsets.UTF_8);
      fixture.swift.putObject(where.object(name), BodySource.of(bytes), CallOptions.none());
    }
    fixture.memory.clearRequests();
  }

  private List<DownloadOutcome> download(Selection selection, Destination to) {
    return download(selection, to, DownloadOptions.DEFAULTS);
  }

  private List<DownloadOutcome> download(
      Selection selection, Destination to, DownloadOptions options) {
    DownloadRequest request = new DownloadRequest(selection, to, options);
    try (Outcomes<DownloadOutcome> outcomes = fixture.service.download(request)) {
      return outcomes.stream().toList();
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static Selection one(DownloadItem item) {
    return new Selection.Items(List.of(item).iterator());
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', '', a/1 a/2 b/1 b/2 b/3",
    "b/, '', '', b/1 b/2 b/3",
    "'', b/1, '', b/2 b/3",
    "b/, b/1, '', b/2 b/3",
    "b, '', b, 1 2 3",
    "'', a/2, b/, 1 2 3",
    "'', '', b/, 1 2 3 a/1 a/2"
  })
  void thoseOfAContainerThatBeginSoAndComeAfter(
      String prefix, String marker, String removed, String expected) throws IOException {
    put("c", "a/1", "a/2", "b/1", "b/2", "b/3");
    fixture.faults("GET /c?format #* -> short-page=1");

    List<DownloadOutcome> outcomes =
        download(
            new Selection.Container(Fixture.CONTAINER, prefix, marker),
            new Destination.Tree(directory, removed));

    assertThat(outcomes).allMatch(DownloadOutcome.Downloaded.class::isInstance);
    assertThat(String.join(" ", files())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', '', a/p1 a/q b/p2 b/q",
    "p, '', '', a/p1 b/p2",
    "'', a, '', b/p2 b/q",
    "p, a, '', b/p2",
    "p, '', p, a/1 b/2"
  })
  void thePrefixOfAnAccountIsOfObjectsAndItsMarkerAContainer(
      String prefix, String marker, String removed, String expected) throws IOException {
    put("a", "p1", "q");
    put("b", "p2", "q");

    List<DownloadOutcome> outcomes =
        download(new Selection.Account(prefix, marker), new Destination.Tree(directory, removed));

    assertThat(outcomes).allMatch(DownloadOutcome.Downloaded.class::isInstance);
    assertThat(String.join(" ", files())).isEqualTo(expected);
  }

  @Test
  void pagesOfContainersAreAllTaken() throws IOException {
    put("a", "o");
    put("b", "o");
    put("d", "o");
    fixture.faults("GET /?format #* -> short-page=1");

    download(new Selection.Account(), new Destination.Tree(directory, ""));

    assertThat(files()).containsExactly("a/o", "b/o", "d/o");
  }

  @Test
  void aListedNameThatSwiftDoesNotTakeIsToldAndTheOthersAreDownloaded() throws IOException {
    put("c", "a", "b");
    LyingTransport wire = new LyingTransport(fixture.transport);
    wire.tell(
        new LyingTransport.Lie() {
          @Override
          public boolean rewrites(Request request) {
            return request.target().query().contains("format");
          }

          @Override
          public String rewritten(Request request, String body) {
            return body.replaceAll("(\"name\": ?\"a)\"", "$1\\\\u0000\"");
          }
        });
    try (Connection swift = new Connection(wire, fixture.auth("testing"));
        SwiftService service = new SwiftService(swift);
        Outcomes<DownloadOutcome> outcomes =
            service.download(
                new DownloadRequest(
                    new Selection.Container(Fixture.CONTAINER, "", ""),
                    new Destination.Tree(directory, ""),
                    DownloadOptions.DEFAULTS))) {
      List<DownloadOutcome> all = outcomes.stream().toList();
      assertThat(all).hasSize(2);
      assertThat(all).filteredOn(DownloadOutcome.ListingFailed.class::isInstance).hasSize(1);
    }
    assertThat(files()).containsExactly("b");
  }

  @Test
  void whatGoesNowhereIsFetchedAndComparedAllTheSame() throws IOException {
    put("c", "a", "b");
    fixture.faults("GET /c/b #* -> flip=1");

    List<DownloadOutcome> outcomes =
        download(new Selection.Container(Fixture.CONTAINER, "", ""), new Destination.Nowhere());

    assertThat(outcomes)
        .filteredOn(DownloadOutcome.Downloaded.class::isInstance)
        .extracting(each -> ((DownloadOutcome.Downloaded) each).bytes())
        .containsExactly(3L);
    assertThat(outcomes)
        .filteredOn(DownloadOutcome.Failed.class::isInstance)
        .singleElement()
        .extracting(each -> ((DownloadOutcome.Failed) each).failure().cause())
        .isInstanceOf(IntegrityException.class);
    assertThat(fixture.requests("GET")).anyMatch(each -> each.contains("/c/a"));
    assertThat(files()).isEmpty();
  }

  @Test
  void anItemsHeadersStandOverThoseOfAll() throws IOException {
    put("c", "o");
    DownloadOptions options =
        DownloadOptions.builder().partSize(1).headers(Headers.of("Range", "bytes=0-1")).build();
    DownloadItem item = DownloadItem.of(Fixture.CONTAINER.object("o"));
    Destination to = new Destination.OneFile(directory.resolve("file"));

    download(one(item), to, options);
    assertThat(directory.resolve("file")).hasContent("c/");
    download(one(item.withHeaders(Headers.of("Range", "bytes=1-2"))), to, options);
    assertThat(directory.resolve("file")).hasContent("/o");
  }

  @Test
  void theVersionOfAnItemIsAskedForInEveryRequest() {
    put("c", "o");
    DownloadItem item = DownloadItem.of(Fixture.CONTAINER.object("o")).withVersionId("17.5");

    download(one(item), new Destination.OneFile(directory.resolve("file")));

    assertThat(fixture.memory.requests())
        .filteredOn(each -> each.contains("/c/o"))
        .isNotEmpty()
        .allMatch(each -> each.contains("version-id=17.5"));
  }

  @Test
  void aCallThatIsOnlyPlannedTellsLengthsAndFetchesNothing() throws IOException {
    put("c", "a", "bb");

    DownloadRequest request =
        new DownloadRequest(
            new Selection.Container(Fixture.CONTAINER, "", ""),
            new Destination.Tree(directory, ""),
            DownloadOptions.DEFAULTS);
    RunOptions dry = RunOptions.DEFAULTS.withDryRun(true);
    try (Outcomes<DownloadOutcome> outcomes = fixture.service.download(request, dry)) {
      assertThat(outcomes.stream())
          .extracting(each -> ((DownloadOutcome.Planned) each).bytes())
          .containsExactlyInAnyOrder(3L, 4L);
    }

    assertThat(fixture.memory.requests()).noneMatch(each -> each.contains("/c/"));
    assertThat(files()).isEmpty();
  }
}
