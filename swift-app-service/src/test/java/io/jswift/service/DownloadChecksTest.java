package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ByteRange;
import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.LocalFileException;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import io.jswift.service.download.Destination;
import io.jswift.service.download.DownloadItem;
import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.download.DownloadRequest;
import io.jswift.service.download.DownloadRequest.Selection;
import io.jswift.service.internal.file.Md5;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.settings.ServiceSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each check of a download, by an object or an answer that only that check finds out. */
class DownloadChecksTest extends PartsCase {
  private static final ContainerName PIECES = new ContainerName("pieces");
  private static final ObjectPath OBJECT = Fixture.CONTAINER.object("o");

  private final AlteringTransport wire = new AlteringTransport(fixture.transport);
  private final Connection swift =
      new Connection(
          wire, fixture.auth("testing"), ConnectionSettings.DEFAULTS.withTime(fixture.time));
  private final SwiftService altered =
      new SwiftService(swift, ServiceSettings.DEFAULTS.withSegmentThreads(1));

  @AfterEach
  void closeAltered() {
    altered.close();
    swift.close();
  }

  private ManifestEntry.Part piece(String name, byte[] bytes) {
    fixture.swift.putContainer(PIECES, CallOptions.none());
    ObjectPath path = PIECES.object(name);
    ETag etag = fixture.swift.putObject(path, BodySource.of(bytes), CallOptions.none()).value();
    return ManifestEntry.Part.whole(path, etag, bytes.length);
  }

  /** Two segments within a nested one, a range of another, inline data, and one more. */
  private byte[] putOfEveryKind() {
    byte[] bytes = random(1);
    List<ManifestEntry> within =
        List.of(
            piece("a", Arrays.copyOfRange(bytes, 0, 1000)),
            piece("b", Arrays.copyOfRange(bytes, 1000, 2000)));
    SloManifest inner = new SloManifest(within);
    fixture.swift.putManifest(PIECES.object("inner"), inner, CallOptions.none());
    ManifestEntry.Part cut = piece("c", Arrays.copyOfRange(bytes, 1900, 3100));
    SloManifest outer =
        new SloManifest(
            List.of(
                new ManifestEntry.Part(
                    PIECES.object("inner"), inner.etag(), inner.length(), null, true),
                new ManifestEntry.Part(
                    cut.path(), cut.etag(), cut.size(), ByteRange.of(100, 1000), false),
                ManifestEntry.Inline.of(Arrays.copyOfRange(bytes, 3000, 3500)),
                piece("d", Arrays.copyOfRange(bytes, 3500, SIZE))));
    fixture.swift.putManifest(OBJECT, outer, CallOptions.none());
    fixture.memory.clearRequests();
    return bytes;
  }

  private DownloadOutcome.Failed failed(DownloadOptions options, SwiftService service) {
    DownloadOutcome outcome = download(options, service);
    assertThat(outcome).isInstanceOf(DownloadOutcome.Failed.class);
    assertThat(target()).doesNotExist();
    return (DownloadOutcome.Failed) outcome;
  }

  @ParameterizedTest
  @CsvSource({
    "0, segment pieces/a",
    "999, segment pieces/a",
    "1000, segment pieces/b",
    "3000, inline data",
    "3499, inline data",
    "3500, segment pieces/d",
    "5016, segment pieces/d"
  })
  void aWrongByteIsFoundInItsOwnPiece(int at, String piece) throws IOException {
    byte[] bytes = putOfEveryKind();
    DownloadOptions oneByOneOptions = inParts().partSize(1).build();
    wire.answers = (request, told) -> flipped(request.headers(), told, at);

    assertThat(failed(oneByOneOptions, altered).failure().cause())
        .isInstanceOf(IntegrityException.class)
        .hasMessageContainingAll(piece, "md5sum != etag", "in each of 3 answers");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DownloadRequest toStream =
        new DownloadRequest(
            new Selection.Items(List.of(DownloadItem.of(OBJECT)).iterator()),
            new Destination.ToStream(out),
            DownloadOptions.DEFAULTS);
    try (Outcomes<DownloadOutcome> outcomes = altered.download(toStream)) {
      assertThat(((DownloadOutcome.Failed) outcomes.next()).failure().cause())
          .hasMessageContainingAll(piece, "md5sum != etag");
    }
    wire.answers = (request, told) -> told;
    assertThat(download(oneByOneOptions, altered)).isInstanceOf(DownloadOutcome.Downloaded.class);
    assertThat(target()).hasBinaryContent(bytes);
  }

  /** Returns the answer with the byte at that place of the object altered, if it is in it. */
  private static AlteringTransport.Told flipped(
      Headers asked, AlteringTransport.Told told, int at) {
    if (told.status() / 100 != 2
        || !told.headers().first("Etag").isPresent()
        || told.headers().first("Content-Type").orElse("").contains("json")) {
      return told;
    }
    String range = asked.first("Range").orElse("bytes=0-" + (SIZE - 1)).replace("bytes=", "");
    int first = Integer.parseInt(range.split("-")[0]);
    int last = Integer.parseInt(range.split("-")[1]);
    if (at < first || at > last) {
      return told;
    }
    try {
      byte[] bytes = told.body().readAllBytes();
      if (bytes.length > at - first) {
        bytes[at - first] ^= 1;
      }
      return told.withBody(new ByteArrayInputStream(bytes));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Test
  void aNestedManifestThatBecameAnotherIsFound() {
    putOfEveryKind();
    becomesAnother(PIECES.object("inner"));

    assertThat(failed(inParts().build(), altered).failure().cause())
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("segment pieces/inner is not what its manifest says");
  }

  @Test
  void aManifestThatBecameAnotherIsFound() {
    putOfEveryKind();
    becomesAnother(OBJECT);

    assertThat(failed(inParts().build(), altered).failure().cause())
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("changed while it was read");
  }

  private void becomesAnother(ObjectPath object) {
    AtomicBoolean changed = new AtomicBoolean();
    wire.questions =
        request -> {
          boolean manifest =
              request.target().query().contains("multipart-manifest")
                  && request.target().path().endsWith("/" + object);
          if (manifest && changed.compareAndSet(false, true)) {
            SloManifest other = new SloManifest(List.of(piece("x", random(7))));
            fixture.swift.putManifest(object, other, CallOptions.none());
          }
          return request;
        };
  }

  @Test
  void aWrongByteOfADynamicObjectIsFoundInItsSegment() {
    byte[] bytes = random(1);
    piece("s/0", Arrays.copyOfRange(bytes, 0, 1000));
    piece("s/1", Arrays.copyOfRange(bytes, 1000, 2000));
    piece("s/2", Arrays.copyOfRange(bytes, 2000, SIZE));
    fixture.swift.putDynamicManifest(OBJECT, PIECES, "s/", CallOptions.none());
    wire.answers = (request, told) -> flipped(request.headers(), told, 4000);

    assertThat(failed(inParts().build(), altered).failure().cause())
        .isInstanceOf(IntegrityException.class)
        .hasMessageContainingAll("segment pieces/s/2", "md5sum != etag");
    wire.answers = (request, told) -> told;
    assertThat(download(inParts().build(), altered)).isInstanceOf(DownloadOutcome.Downloaded.class);
    assertThat(target()).hasBinaryContent(bytes);
  }

  @Test
  void aShortObjectIsNotLookedAtWithoutChecks() throws IOException {
    byte[] bytes = putPlain(1);
    fixture.faults("GET /c/o #* -> flip=3");

    DownloadOutcome outcome = download(DownloadOptions.builder().checksum(false).build());

    assertThat(((DownloadOutcome.Downloaded) outcome).attempts()).isEqualTo(1);
    assertThat(Arrays.mismatch(Files.readAllBytes(target()), bytes)).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1_000_000})
  void anObjectWithoutAnEtagIsTakenAsItComesOrNotAtAll(int partSize) throws IOException {
    byte[] bytes = putPlain(1);
    wire.answers = (request, told) -> told.without("Etag");

    assertThat(download(inParts().partSize(partSize).build(), altered))
        .isInstanceOf(DownloadOutcome.Downloaded.class);
    assertThat(target()).hasBinaryContent(bytes);

    Files.delete(target());
    fixture.faults("GET /c/o #1 -> cut=500");
    failed(inParts().partSize(partSize).build(), altered);
    assertThat(others()).isEmpty();
  }

  @Test
  void bytesOfAnEmptyObjectAreAnError() {
    fixture.put("o", "");
    wire.answers =
        (request, told) ->
            request.method().equals("GET")
                ? told.withBody(new ByteArrayInputStream(new byte[5]))
                : told;

    assertThat(failed(DownloadOptions.DEFAULTS, altered).failure().cause())
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("more bytes came");
  }

  @Test
  void nothingIsKeptBesideAPlaceThatIsTakenMeanwhile() throws IOException {
    putSegmented(1);
    AtomicBoolean taken = new AtomicBoolean();
    wire.answers =
        (request, told) -> {
          try {
            if (request.headers().has("Range") && taken.compareAndSet(false, true)) {
              Files.createDirectory(target());
            }
          } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
          }
          return told;
        };

    DownloadOutcome outcome = download(inParts().build(), altered);

    assertThat(((DownloadOutcome.Failed) outcome).failure().cause())
        .isInstanceOf(LocalFileException.class)
        .hasMessageContaining("is a directory");
    assertThat(others()).isEmpty();
  }

  @Test
  void whatIsBegunIsLookedAtBeforeItIsAskedFor() throws IOException {
    byte[] bytes = putPlain(1);
    fixture.faults("GET /c/o #4+ -> 403");
    fails();
    fixture.faults();
    DownloadRequest request =
        new DownloadRequest(
            new Selection.Items(List.of(DownloadItem.of(OBJECT)).iterator()),
            new Destination.Tree(directory, ""),
            inParts().build());
    Files.move(partial(), directory.resolve(partialName("o")));

    try (Outcomes<DownloadOutcome> outcomes = oneByOne.download(request)) {
      assertThat(outcomes.next()).isInstanceOf(DownloadOutcome.Downloaded.class);
    }

    assertThat(directory.resolve("o")).hasBinaryContent(bytes);
    assertThat(gets()).isEqualTo(SEGMENTS - 3);
  }

  private static String partialName(String file) {
    return ".jswift-" + ETag.ofMd5(md5(file)) + ".part";
  }

  private static byte[] md5(String text) {
    return Md5.fresh().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void onlyAWholeObjectIsIdentical() throws IOException {
    byte[] bytes = putOfEveryKind();
    Files.write(target(), bytes);
    DownloadOptions skipping = DownloadOptions.builder().skipIdentical(true).build();
    // Of the range of a segment nothing is known, so it is fetched.
    assertThat(download(skipping, altered)).isInstanceOf(DownloadOutcome.Downloaded.class);

    putPlain(1);
    assertThat(download(skipping, altered)).isInstanceOf(DownloadOutcome.Skipped.class);
    DownloadOptions range =
        DownloadOptions.builder()
            .skipIdentical(true)
            .headers(Headers.of("Range", "bytes=0-99"))
            .build();
    assertThat(download(range, altered)).isInstanceOf(DownloadOutcome.Downloaded.class);
    assertThat(target()).hasBinaryContent(Arrays.copyOf(bytes, 100));

    wire.answers = (request, told) -> told.withHeader("Etag", "none");
    Files.write(target(), new byte[SIZE]);
    assertThat(download(skipping, altered)).isInstanceOf(DownloadOutcome.Downloaded.class);
    assertThat(target()).hasBinaryContent(bytes);
  }
}
