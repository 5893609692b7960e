package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.AuthException;
import io.jswift.domain.CancelledException;
import io.jswift.domain.Headers;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.ObjectName;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.TransportException;
import io.jswift.ports.transport.Request;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.settings.ServiceSettings;
import io.jswift.service.upload.UploadItem;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A failed upload names every segment that may exist, and no other. */
@Timeout(60)
class OrphansTest extends UploadCase {
  /** One after the other, so that it is known which segments were begun. */
  @BeforeEach
  void oneSegmentAtOnce() {
    with(ServiceSettings.DEFAULTS.withSegmentThreads(1), server -> server.maxManifestSegments(100));
  }

  private List<String> orphans(List<UploadOutcome> outcomes) {
    return failed(outcomes).orphans().stream().map(path -> path.object().value()).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lose-answer", "503", "drop", "cut-request=10"})
  void aSegmentWhoseAnswerWasLostMayExist(String fault) throws IOException {
    for (UploadOptions options : List.of(segmented().build(), dynamic().build())) {
      fixture.faults("PUT /c_segments/*00000001 #* -> " + fault, "HEAD /c_segments/* #* -> 503");

      List<String> orphans = orphans(upload(file("f", 3500, 1), options));

      fixture.faults();
      assertThat(orphans).anyMatch(name -> name.endsWith("/00000001"));
      assertThat(orphans).containsAll(fixture.stored(SEGMENTS)).doesNotHaveDuplicates();
      delete(fixture.stored(SEGMENTS));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lose-answer", "503"})
  void soMayASegmentOfInputOfUnknownLength(String fault) {
    fixture.faults("PUT /c_segments/*00000001 #* -> " + fault, "HEAD /c_segments/* #* -> 503");

    List<String> orphans = orphans(upload(bytes(3500, 1), segmented().build()));

    fixture.faults();
    assertThat(orphans).anyMatch(name -> name.endsWith("/00000001"));
    assertThat(orphans).containsAll(fixture.stored(SEGMENTS)).doesNotHaveDuplicates();
  }

  @Test
  void aSegmentThatWasPlainlyRefusedDoesNotExist() throws IOException {
    for (String status : List.of("403", "404", "413", "flip-request=500")) {
      fixture.faults("PUT /c_segments/*00000001 #* -> " + status);
      assertThat(orphans(upload(file("f", 3500, 1), segmented().build())))
          .noneMatch(name -> name.endsWith("/00000001"));
    }
  }

  @Test
  void aSegmentThatMayHaveGoneBeforeItWasRefusedMayExist() throws IOException {
    fixture.faults(
        "PUT /c_segments/*00000001 #1 -> lose-answer", "PUT /c_segments/*00000001 #2 -> 403");
    assertThat(orphans(upload(file("f", 3500, 1), segmented().build())))
        .anyMatch(name -> name.endsWith("/00000001"));
    fixture.faults();
    assertThat(fixture.stored(SEGMENTS)).anyMatch(name -> name.endsWith("/00000001"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void anErrorOfTheServerTellsNothing(int retries) throws IOException {
    fixture.faults("PUT /c_segments/*00000001 #* -> 503");
    ConnectionSettings few = ConnectionSettings.DEFAULTS.withRetries(retries);
    assertThat(orphans(over(new LyingTransport(fixture.transport), few, file("f", 3500, 1))))
        .anyMatch(name -> name.endsWith("/00000001"));
  }

  @Test
  void aManifestThatAnotherPutThereIsNoOrphan() {
    with(server -> server.maxManifestSegments(3));
    upload(bytes(6500, 1), segmented().build());
    // The clock stands still: other content under the same names, as another process might put it.
    fixture.faults("PUT /c_segments/*manifest-0-00000000 #1 -> 401", "PUT /c/o -> 403");
    List<String> orphans = orphans(upload(bytes(6500, 2), segmented().leaveSegments(true).build()));
    assertThat(orphans)
        .extracting(name -> name.replaceFirst(".*/", ""))
        .anyMatch(name -> name.startsWith("manifest-0-00000000-"))
        .doesNotContain("manifest-0-00000000");
  }

  @Test
  void whatAnotherPutThereIsNoOrphan() throws IOException {
    upload(file("f", 3500, 1), segmented().build());
    fixture.swift.copyObject(
        Fixture.CONTAINER.object("o"),
        Fixture.CONTAINER.object("copy"),
        CallOptions.none().withQuery("multipart-manifest", "get"));
    fixture.swift.deleteObject(Fixture.CONTAINER.object("o"), CallOptions.none());
    List<String> ofTheCopy = fixture.stored(SEGMENTS);
    // Seen by no listing; a token that dies makes a second attempt of the refused one.
    fixture.faults(
        "GET /c_segments?prefix #* -> 200 body=\"[]\"",
        "PUT /c_segments/*00000001 #1 -> 401",
        "PUT /c/o -> 403");

    List<String> orphans = orphans(upload(file("f", 3500, 2), segmented().build()));

    assertThat(orphans).hasSize(4).doesNotContainAnyElementsOf(ofTheCopy);
  }

  @Test
  void nothingExistsWhereTheServerWasNeverReached() throws IOException {
    LyingTransport wire = new LyingTransport(fixture.transport);
    wire.tell(
        new LyingTransport.Lie() {
          @Override
          public Request asked(Request request) {
            if (request.target().toString().contains("c_segments/")) {
              throw new TransportException(
                  TransportException.Kind.CONNECT, "No connection.", false, false, null);
            }
            return request;
          }
        });
    assertThat(failed(over(wire, file("f", 3500, 1))).orphans()).isEmpty();
  }

  @Test
  void whatMayHaveReachedTheServerBeforeItWasGoneMayExist() throws IOException {
    AtomicInteger sent = new AtomicInteger();
    LyingTransport wire = new LyingTransport(fixture.transport);
    wire.tell(
        new LyingTransport.Lie() {
          @Override
          public Request asked(Request request) {
            if (request.target().toString().contains("c_segments/")) {
              boolean first = sent.getAndIncrement() == 0;
              throw new TransportException(
                  first ? TransportException.Kind.BROKEN : TransportException.Kind.CONNECT,
                  "No connection any more.",
                  first,
                  false,
                  null);
            }
            return request;
          }
        });
    assertThat(failed(over(wire, file("f", 3500, 1))).orphans()).hasSize(1);
  }

  @Test
  void aSegmentOfWhichTheServerStoredOtherBytesExists() throws IOException {
    LyingTransport wire = new LyingTransport(fixture.transport);
    wire.tell(
        new LyingTransport.Lie() {
          @Override
          public Headers headers(Request request, Headers headers) {
            boolean lies =
                request.method().equals("PUT") && request.target().toString().contains("00000002");
            return lies ? headers.overriddenBy(Headers.of("Etag", "0".repeat(32))) : headers;
          }
        });

    UploadOutcome.Failed failed = failed(over(wire, file("f", 3500, 1)));

    assertThat(failed.failure().cause()).isInstanceOf(IntegrityException.class);
    assertThat(failed.orphans())
        .extracting(path -> path.object().value())
        .containsAll(fixture.stored(SEGMENTS))
        .anyMatch(name -> name.endsWith("/00000002"));
  }

  /** A token dies, and the login after it is refused. */
  @ParameterizedTest
  @ValueSource(strings = {"file", "stream", "manifest"})
  void whatALoginThatIsRefusedLeavesIsToldBeforeIt(String what) throws IOException {
    fixture.faults(
        what.equals("manifest") ? "PUT /c/o #* -> 401" : "PUT /c_segments/*00000002 #* -> 401",
        "GET /auth/v1.0 #* -> 401");
    UploadItem item =
        what.equals("stream")
            ? new UploadItem.OfStream(new ByteArrayInputStream(bytes(3500, 1)), new ObjectName("o"))
            : new UploadItem.OfFile(file("f", 3500, 1), new ObjectName("o"));
    List<UploadOutcome> seen = new ArrayList<>();
    try (Outcomes<UploadOutcome> outcomes =
        fixture.service.upload(UploadRequest.of("c", List.of(item)).with(segmented().build()))) {
      assertThatThrownBy(() -> outcomes.forEachRemaining(seen::add))
          .isInstanceOfSatisfying(
              AuthException.class, refused -> assertThat(refused.rejected()).isTrue());
    }

    assertThat(failed(seen).failure().cause()).isInstanceOf(AuthException.class);
    List<String> left = orphans(seen);
    assertThat(left)
        .hasSize(what.equals("manifest") ? 4 : 2)
        .anyMatch(name -> name.endsWith("/00000000"))
        .anyMatch(name -> name.endsWith("/00000001"))
        .doesNotHaveDuplicates();
  }

  /** Of the thread that sends a segment, or of the one that waits for the listing of all. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatAnInterruptLeavesIsToldBeforeIt(boolean listing) throws IOException {
    AtomicBoolean allSent = new AtomicBoolean();
    LyingTransport wire = new LyingTransport(fixture.transport);
    wire.tell(
        new LyingTransport.Lie() {
          @Override
          public Request asked(Request request) {
            String path = request.target().path();
            allSent.compareAndSet(false, path.endsWith("/00000003"));
            boolean now = path.endsWith(listing ? "/c_segments" : "/00000001");
            if (now && (allSent.get() || !listing)) {
              Thread.currentThread().interrupt();
            }
            return request;
          }
        });
    ConnectionSettings timed = ConnectionSettings.DEFAULTS.withTime(fixture.time);
    List<UploadOutcome> seen = new ArrayList<>();
    try (Connection swift = new Connection(wire, fixture.auth("testing"), timed);
        SwiftService service =
            new SwiftService(swift, ServiceSettings.DEFAULTS.withSegmentThreads(1))) {
      try (Outcomes<UploadOutcome> outcomes =
          service.upload(
              UploadRequest.file("c", file("f", 3500, 1), "o")
                  .with((listing ? dynamic() : segmented()).build()))) {
        assertThatThrownBy(() -> outcomes.forEachRemaining(seen::add))
            .isInstanceOf(CancelledException.class);
      }
    }
    assertThat(orphans(seen)).containsAll(fixture.stored(SEGMENTS)).isNotEmpty();
  }

  private List<UploadOutcome> over(LyingTransport wire, Path file) {
    return over(wire, ConnectionSettings.DEFAULTS, file);
  }

  private List<UploadOutcome> over(LyingTransport wire, ConnectionSettings settings, Path file) {
    ConnectionSettings timed = settings.withTime(fixture.time);
    try (Connection swift = new Connection(wire, fixture.auth("testing"), timed);
        SwiftService service =
            new SwiftService(swift, ServiceSettings.DEFAULTS.withSegmentThreads(1));
        Outcomes<UploadOutcome> outcomes =
            service.upload(UploadRequest.file("c", file, "o").with(segmented().build()))) {
      return outcomes.stream().toList();
    }
  }

  @Test
  void whatWasBrokenOffForAnotherMayExist() throws IOException {
    fixture.close();
    fixture =
        new Fixture(
            ConnectionSettings.DEFAULTS.withIdleLimit(Duration.ZERO),
            ServiceSettings.DEFAULTS.withSegmentThreads(4),
            server -> {});
    // The answers of these wait until somebody gives up: they are stored, and nobody hears it.
    fixture.faults(
        "PUT /c_segments/*00000000 #* -> stall=forever",
        "PUT /c_segments/*00000003 #* -> stall=forever",
        "PUT /c_segments/*00000001 #* -> 403");

    UploadOutcome.Failed failed = failed(upload(file("f", 3500, 1), segmented().build()));

    assertThat(failed.orphans())
        .extracting(path -> path.object().value())
        .containsAll(fixture.stored(SEGMENTS))
        .doesNotHaveDuplicates();
  }

  @Test
  void aNestedManifestWhoseAnswerWasLostMayExist() {
    with(server -> server.maxManifestSegments(3));
    fixture.faults(
        "PUT /c_segments/*manifest-0-00000001 #* -> lose-answer", "HEAD /c_segments/* #* -> 503");
    assertThat(orphans(upload(bytes(9500, 1), segmented().build())))
        .extracting(name -> name.replaceFirst(".*/", ""))
        .contains("manifest-0-00000000", "manifest-0-00000001", "00000003", "00000005")
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTransportFailureNamesSegmentObjectAndFile(boolean stream) throws IOException {
    fixture.faults("PUT /c_segments/*00000001 #* -> cut-request=10");
    Path file = file("f", 3500, 1);

    UploadOutcome.Failed failed =
        failed(
            stream
                ? upload(bytes(3500, 1), segmented().build())
                : upload(file, segmented().build()));

    assertThat(failed.failure().cause())
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith(
            "Segment 1 of c/o"
                + (stream ? "" : ", from '" + file + "'")
                + ", was not sent to c_segments/o/slo/")
        .hasMessageContaining("/00000001: ");
    assertThat(failed.object()).hasValue(ObjectPath.of("c", "o"));
    assertThat(failed.source()).isEqualTo(stream ? "" : file.toString());
  }

  private void delete(List<String> names) {
    for (String each : names) {
      fixture.swift.deleteObject(SEGMENTS.object(each), CallOptions.none());
    }
  }
}
