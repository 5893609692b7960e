package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ETag;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.SwiftException;
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
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.settings.ServiceSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies and manifests that are more than was said. */
class EndlessAnswersTest extends PartsCase {
  private static final ObjectPath OBJECT = Fixture.CONTAINER.object("o");

  private final AlteringTransport wire = new AlteringTransport(fixture.transport);
  private final Connection swift =
      new Connection(
          wire, fixture.auth("testing"), ConnectionSettings.DEFAULTS.withTime(fixture.time));
  private final SwiftService service = new SwiftService(swift, ServiceSettings.DEFAULTS);

  @AfterEach
  void closeAltered() {
    service.close();
    swift.close();
  }

  private static final class Zeros extends InputStream {
    @Override
    public int read() {
      return 0;
    }

    @Override
    public int read(byte[] into, int offset, int count) {
      return count;
    }
  }

  /** Takes so many bytes and no more, as a disk would. */
  private static final class Disk extends OutputStream {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      if (taken.size() + count > 100 * SIZE) {
        throw new IOException("The disk is full");
      }
      taken.write(bytes, offset, count);
    }
  }

  private SwiftException failed(Destination to, boolean checked) {
    DownloadRequest request =
        new DownloadRequest(
            new Selection.Items(List.of(DownloadItem.of(OBJECT)).iterator()),
            to,
            DownloadOptions.builder().checksum(checked).build());
    try (Outcomes<DownloadOutcome> outcomes = service.download(request)) {
      return ((DownloadOutcome.Failed) outcomes.next()).failure().cause();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "stream, true, true",
    "stream, false, true",
    "stream, false, false",
    "nowhere, false, true",
    "file, true, true",
    "file, false, true",
    "file, false, false"
  })
  void aBodyIsNotReadBeyondTheLengthItWasSaidToHave(String where, boolean checked, boolean etag)
      throws IOException {
    putPlain(1);
    wire.answers =
        (request, told) -> {
          boolean read = request.method().equals("GET") && told.headers().has("Etag");
          AlteringTransport.Told endless = read ? told.withBody(new Zeros()) : told;
          return etag ? endless : endless.without("Etag");
        };
    Disk disk = new Disk();
    Destination to =
        switch (where) {
          case "stream" -> new Destination.ToStream(disk);
          case "file" -> new Destination.OneFile(target());
          default -> new Destination.Nowhere();
        };

    assertThat(failed(to, checked))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining(checked ? "" : "or more != " + SIZE);

    assertThat(disk.taken.size()).isEqualTo(where.equals("stream") ? SIZE : 0);
    assertThat(others()).isEmpty();
    assertThat(target()).doesNotExist();
  }

  /** Stores manifests of which each has the one before it as its only entry; returns its ETag. */
  private ETag nested(int levels, byte[] bytes) {
    ObjectPath path = Fixture.CONTAINER.object("level/0");
    ETag etag = fixture.swift.putObject(path, BodySource.of(bytes), CallOptions.none()).value();
    for (int level = 1; level <= levels; level++) {
      SloManifest manifest =
          new SloManifest(
              List.of(new ManifestEntry.Part(path, etag, bytes.length, null, level > 1)));
      path = level == levels ? OBJECT : Fixture.CONTAINER.object("level/" + level);
      etag = manifest.etag();
      fixture.swift.putManifest(path, manifest, CallOptions.none());
    }
    fixture.memory.clearRequests();
    return etag;
  }

  @ParameterizedTest
  @CsvSource({"2, true", "11, true", "12, false", "20, false"})
  void manifestsAreFollowedToTheDepthThatSwiftReads(int levels, boolean known) throws IOException {
    byte[] bytes = random(1);
    ETag etag = nested(levels, bytes);
    Files.write(target(), bytes);
    // Another server tells the length of what is too deep to be read, too.
    wire.questions =
        request ->
            request.method().equals("HEAD")
                ? AlteringTransport.to(request, "o", "level/1")
                : request;
    wire.answers =
        (request, told) ->
            request.method().equals("HEAD") ? told.withHeader("Etag", "\"" + etag + "\"") : told;

    // To see that it is there nothing else is read; of what is deeper nothing is known.
    DownloadOutcome outcome =
        download(DownloadOptions.builder().skipIdentical(true).build(), service);

    assertThat(outcome instanceof DownloadOutcome.Skipped).isEqualTo(known);
    assertThat(
            fixture.requests("GET").stream()
                .filter(each -> each.contains("multipart-manifest=get"))
                .distinct())
        .hasSize(Math.min(levels, 11));
    assertThat(target()).hasBinaryContent(bytes);
  }
}
