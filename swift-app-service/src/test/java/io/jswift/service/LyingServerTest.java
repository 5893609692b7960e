package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.ObjectName;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.SwiftException;
import io.jswift.domain.TransportException;
import io.jswift.domain.UnexpectedAnswerException;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Request;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import io.jswift.service.copy.CopyItem;
import io.jswift.service.copy.CopyOptions;
import io.jswift.service.copy.CopyOutcome;
import io.jswift.service.copy.CopyRequest;
import io.jswift.service.delete.DeleteOutcome;
import io.jswift.service.delete.DeleteRequest;
import io.jswift.service.download.Destination;
import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.download.DownloadRequest;
import io.jswift.service.download.DownloadRequest.Selection;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server says, nothing goes on for ever, and nothing wrong passes for right. */
@Timeout(30)
class LyingServerTest {
  private static final ContainerName SEGMENTS = new ContainerName("s");
  private static final ObjectPath OBJECT = Fixture.CONTAINER.object("o");

  private final Fixture fixture = new Fixture();
  private final LyingTransport wire = new LyingTransport(fixture.transport);
  private final Connection swift =
      new Connection(
          wire,
          fixture.auth("testing"),
          ConnectionSettings.DEFAULTS.withTime(fixture.time).withRetries(0));
  private final SwiftService service = new SwiftService(swift);

  @TempDir Path directory;

  @AfterEach
  void close() {
    service.close();
    swift.close();
    fixture.close();
  }

  private ETag put(ObjectPath path, byte[] bytes) {
    fixture.swift.putContainer(path.container(), CallOptions.none());
    return fixture.swift.putObject(path, BodySource.of(bytes), CallOptions.none()).value();
  }

  private static boolean lists(Request request) {
    return request.method().equals("GET") && request.target().query().startsWith("format=json");
  }

  private static boolean manifest(Request request) {
    return request.target().query().contains("multipart-manifest=get");
  }

  /** Pages are short, and each is the first. */
  private void listingsRepeat() {
    wire.tell(
        new LyingTransport.Lie() {
          @Override
          public Request asked(Request request) {
            if (!lists(request)) {
              return request;
            }
            String query = request.target().query().replaceAll("&marker=[^&]*", "") + "&limit=2";
            return new Request(
                request.method(),
                request.target().withQuery(query),
                request.headers(),
                request.body(),
                request.expectContinue(),
                request.idleLimit());
          }
        });
  }

  private void dynamic() {
    for (int i = 0; i < 5; i++) {
      put(SEGMENTS.object("o/" + i), UploadCase.bytes(100, i));
    }
    fixture.swift.putDynamicManifest(OBJECT, SEGMENTS, "o/", CallOptions.none());
  }

  private DownloadOutcome download(DownloadOptions options) {
    DownloadRequest request =
        new DownloadRequest(
            new Selection.Objects(Fixture.CONTAINER, List.of(new ObjectName("o"))),
            new Destination.OneFile(directory.resolve("target")),
            options);
    try (Outcomes<DownloadOutcome> outcomes = service.download(request)) {
      return outcomes.next();
    }
  }

  private SwiftException failed(DownloadOptions options) {
    DownloadOutcome outcome = download(options);
    assertThat(outcome).isInstanceOf(DownloadOutcome.Failed.class);
    assertThat(directory.resolve("target")).doesNotExist();
    return ((DownloadOutcome.Failed) outcome).failure().cause();
  }

  private static DownloadOptions inParts(int size) {
    return DownloadOptions.builder().partSize(size).build();
  }

  @Test
  void aListingThatRepeatsItselfEnds() {
    dynamic();
    listingsRepeat();
    try (var rows = service.listContainer(SEGMENTS, ListingQuery.ALL, CallOptions.none())) {
      assertThatThrownBy(() -> rows.forEachRemaining(each -> {}))
          .isInstanceOf(IntegrityException.class)
          .hasMessageContaining("listing of s")
          .hasMessageContaining("o/1");
    }
  }

  @Test
  void aListingOfContainersThatRepeatsItselfEnds() {
    for (String name : List.of("a", "b", "d")) {
      fixture.swift.putContainer(new ContainerName(name), CallOptions.none());
    }
    listingsRepeat();
    try (var rows = service.listAccount(ListingQuery.ALL, CallOptions.none())) {
      assertThatThrownBy(() -> rows.forEachRemaining(each -> {}))
          .isInstanceOf(IntegrityException.class);
    }
  }

  @Test
  void noFlowFollowsAListingThatRepeatsItself() throws IOException {
    dynamic();
    listingsRepeat();
    assertThat(failed(DownloadOptions.DEFAULTS)).isInstanceOf(IntegrityException.class);
    try (Outcomes<CopyOutcome> outcomes =
        service.copy(
            CopyRequest.of("c", CopyItem.of("o").to("/c/copy"))
                .with(CopyOptions.DEFAULTS.withLargeObjects(CopyOptions.LargeObjects.SEGMENTS)))) {
      assertThat(outcomes.stream()).anyMatch(CopyOutcome.Failed.class::isInstance);
    }
    try (Outcomes<DeleteOutcome> outcomes =
        service.delete(DeleteRequest.of(new DeleteRequest.Selection.Container(SEGMENTS)))) {
      // What is deleted is listed no more, so this one may come to its end.
      assertThat(outcomes.stream()).isNotEmpty();
    }
    Path file = Files.write(directory.resolve("f"), UploadCase.bytes(500, 7));
    try (Outcomes<UploadOutcome> outcomes =
        service.upload(
            UploadRequest.file("c", file, "p")
                .with(
                    UploadOptions.builder()
                        .segmentSize(100)
                        .largeObjects(UploadOptions.LargeObjects.DYNAMIC)
                        .build()))) {
      assertThat(outcomes.stream()).anyMatch(UploadOutcome.Failed.class::isInstance);
    }
  }

  @Test
  void namesThatCannotBeFilesFailAlone() {
    put(OBJECT, new byte[10]);
    String huge = "x".repeat(100_000);
    wire.tell(
        new LyingTransport.Lie() {
          @Override
          public String body(Request request) {
            if (!lists(request)) {
              return null;
            }
            return request.target().query().contains("marker")
                ? "[]"
                : Stream.of("../../etc/passwd", "a\\u0000b", "..", ".", huge, "o")
                    .map(
                        name ->
                            "{\"name\":\"%s\",\"bytes\":10,\"hash\":\"\",\"last_modified\":\"\"}"
                                .formatted(name))
                    .toList()
                    .toString();
          }
        });
    Path into = directory.resolve("into");
    DownloadRequest request =
        new DownloadRequest(
            new Selection.Container(Fixture.CONTAINER, "", ""),
            new Destination.Tree(into, ""),
            DownloadOptions.DEFAULTS);
    try (Outcomes<DownloadOutcome> outcomes = service.download(request)) {
      List<DownloadOutcome> all = outcomes.stream().toList();
      assertThat(all).filteredOn(DownloadOutcome.Downloaded.class::isInstance).hasSize(1);
    }
    assertThat(into).isDirectoryContaining("glob:**/o");
    assertThat(directory).isDirectoryNotContaining("glob:**passwd");
  }

  @Test
  void aListingThatLostSegmentsLeavesNoHole() {
    dynamic();
    wire.tell(
        new LyingTransport.Lie() {
          @Override
          public boolean rewrites(Request request) {
            return lists(request);
          }

          @Override
          public String rewritten(Request request, String body) {
            // A large one among them, so that nobody can tell the ETag of the whole.
            return body.replaceFirst("\\{", "{\"slo_etag\":\"x\",")
                .replaceFirst("(,\\s*)?\\{[^{]*o/4[^}]*\\}", "");
          }
        });

    assertThat(failed(inParts(100))).isInstanceOf(IntegrityException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {-100, 0, 1, 99, 101, 1000, Long.MAX_VALUE})
  void aManifestWithWrongSizesIsNotFollowed(long size) {
    List<ManifestEntry> parts =
        Stream.of(1, 2, 3)
            .map(
                i -> {
                  ObjectPath path = SEGMENTS.object("p" + i);
                  ETag etag = put(path, UploadCase.bytes(100, i));
                  return (ManifestEntry) ManifestEntry.Part.whole(path, etag, 100);
                })
            .toList();
    fixture.swift.putManifest(OBJECT, new SloManifest(parts), CallOptions.none());
    wire.tell(
        new LyingTransport.Lie() {
          @Override
          public boolean rewrites(Request request) {
            return manifest(request);
          }

          @Override
          public String rewritten(Request request, String body) {
            return body.replaceAll("\"bytes\": ?100", "\"bytes\":" + size);
          }
        });

    for (DownloadOptions options : List.of(DownloadOptions.DEFAULTS, inParts(100))) {
      assertThat(failed(options)).isInstanceOf(SwiftException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"data\":\"%%%\"}]",
        "[{\"data\":\"\"}]",
        "[{\"name\":\"/s/p\",\"range\":\"5-3\"}]",
        "[{\"name\":\"/s/p\",\"range\":\"x\"}]",
        "[{\"name\":\"p\"}]",
        "[{\"name\":\"/s/p\",\"bytes\":1e30}]",
        "[{\"name\":\"/s/p\",\"by",
        "[",
        "",
        "null"
      })
  void aManifestThatIsNoneIsAnAnswerNobodyExpects(String text) {
    dynamic();
    ETag etag = put(SEGMENTS.object("p"), UploadCase.bytes(100, 1));
    fixture.swift.putManifest(
        OBJECT,
        new SloManifest(List.of(ManifestEntry.Part.whole(SEGMENTS.object("p"), etag, 100))),
        CallOptions.none());
    wire.tell(
        new LyingTransport.Lie() {
          @Override
          public String body(Request request) {
            return manifest(request) ? text : null;
          }
        });
    assertThat(failed(DownloadOptions.DEFAULTS)).isInstanceOf(UnexpectedAnswerException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c/o", "c_segments/o", "multipart-manifest=put"})
  void aWrongEtagInTheAnswerToAPutFailsTheUpload(String what) throws IOException {
    boolean segmented = !what.equals("c/o");
    wire.tell(
        new LyingTransport.Lie() {
          @Override
          public Headers headers(Request request, Headers headers) {
            boolean lies =
                request.method().equals("PUT") && request.target().toString().contains(what);
            return lies
                ? headers.overriddenBy(Headers.of("Etag", "0123456789abcdef0123456789abcdef"))
                : headers;
          }
        });
    Path file = Files.write(directory.resolve("f"), UploadCase.bytes(500, 7));
    UploadOptions options =
        segmented ? UploadOptions.builder().segmentSize(100).build() : UploadOptions.DEFAULTS;
    try (Outcomes<UploadOutcome> outcomes =
        service.upload(UploadRequest.file("c", file, "o").with(options))) {
      List<UploadOutcome> all = outcomes.stream().toList();
      UploadOutcome.Failed failed = (UploadOutcome.Failed) all.get(all.size() - 1);
      assertThat(failed.failure().cause())
          .isInstanceOf(IntegrityException.class)
          .hasMessageContaining("0123456789abcdef");
    }
  }

  @Test
  void whatWasLeftOnAUsedConnectionIsNoAnswer() {
    put(OBJECT, new byte[10]);
    for (boolean reused : new boolean[] {true, false}) {
      AtomicBoolean once = new AtomicBoolean();
      wire.tell(
          new LyingTransport.Lie() {
            @Override
            public Request asked(Request request) {
              if (request.method().equals("HEAD") && once.compareAndSet(false, true)) {
                throw new TransportException(
                    TransportException.Kind.PROTOCOL, "not HTTP: 0", true, reused, null);
              }
              return request;
            }
          });
      try (Connection patient =
          new Connection(
              wire, fixture.auth("testing"), ConnectionSettings.DEFAULTS.withTime(fixture.time))) {
        if (reused) {
          assertThat(patient.headObject(OBJECT, CallOptions.none()).effort().attempts())
              .isEqualTo(2);
        } else {
          assertThatThrownBy(() -> patient.headObject(OBJECT, CallOptions.none()))
              .isInstanceOf(TransportException.class);
        }
      }
    }
  }
}
