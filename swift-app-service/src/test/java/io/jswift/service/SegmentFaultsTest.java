package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.AuthException;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import io.jswift.ports.transport.Request;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.settings.ServiceSettings;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers answer among many segments and to manifests, one outcome for each. */
@Timeout(60)
class SegmentFaultsTest extends UploadCase {
  private static SwiftException cause(List<UploadOutcome> outcomes) {
    return failed(outcomes).failure().cause();
  }

  private long logins() {
    return fixture.memory.requests().stream().filter(each -> each.contains("/auth/v1.0")).count();
  }

  @Test
  void aTokenThatDiesAmongSegmentsCostsOneLogin() throws IOException {
    Path file = file("f", 20 * SEGMENT, 1);
    fixture.faults("PUT /c_segments/* #7 -> expire-token");

    uploaded(upload(file, segmented().build()));

    assertThat(logins()).isEqualTo(1);
    assertThat(read("o")).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void aTokenMayDieTwice() throws IOException {
    // One after the other: a new one that dies before anybody saw it accepted is given up.
    with(ServiceSettings.DEFAULTS.withSegmentThreads(1), server -> {});
    Path file = file("f", 20 * SEGMENT, 1);
    fixture.faults(
        "PUT /c_segments/* #3 -> expire-token",
        "PUT /c_segments/* #17 -> expire-token",
        "PUT /c/o #1 -> expire-token");

    uploaded(upload(file, segmented().build()));

    assertThat(logins()).isEqualTo(3);
    assertThat(read("o")).isEqualTo(Files.readAllBytes(file));
    assertThat(fixture.stored(SEGMENTS)).hasSize(20);
  }

  @Test
  void aTokenThatIsNeverAcceptedThereFailsTheItem() throws IOException {
    fixture.faults("PUT /c_segments/*00000002 #* -> 401");

    List<UploadOutcome> outcomes = upload(file("f", 5 * SEGMENT, 1), segmented().build());

    assertThat(((StatusException) cause(outcomes)).kind())
        .isEqualTo(StatusException.Kind.UNAUTHORIZED);
    assertThat(failed(outcomes).segmentFailed()).isTrue();
    assertThat(fixture.stored(Fixture.CONTAINER)).isEmpty();
  }

  @Test
  void aLoginThatIsRefusedAmongSegmentsEndsTheCallWithIt() throws IOException {
    Path file = file("f", 5 * SEGMENT, 1);
    fixture.faults("PUT /c_segments/* #3 -> expire-token", "GET /auth/v1.0 #2 -> 401");
    ConnectionSettings settings = ConnectionSettings.DEFAULTS.withTime(fixture.time);
    // A refused login is final for its connection.
    try (Connection doomed = new Connection(fixture.transport, fixture.auth("testing"), settings);
        SwiftService service = new SwiftService(doomed);
        Outcomes<UploadOutcome> outcomes =
            service.upload(UploadRequest.file("c", file, "o").with(segmented().build()))) {
      Assertions.assertThatThrownBy(() -> outcomes.forEachRemaining(each -> {}))
          .isInstanceOf(AuthException.class);
    }
    // Nothing is lost: the same upload goes on from what is there.
    fixture.faults();
    assertThat(upload(file, segmented().build()))
        .anyMatch(each -> each instanceof UploadOutcome.SegmentReady done && done.resumed());
    assertThat(read("o")).isEqualTo(Files.readAllBytes(file));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 409, 412, 413, 422, 503, 507})
  void aManifestThatIsRefusedIsAnOutcomeWithItsStatus(int status) throws IOException {
    fixture.put("o", "the old one");
    fixture.faults("PUT /c/o #* -> " + status);
    for (UploadOptions options : List.of(segmented().build(), dynamic().build())) {
      UploadOutcome.Failed failed = failed(upload(file("f", 3500, 1), options));
      assertThat(((StatusException) failed.failure().cause()).status()).isEqualTo(status);
      assertThat(failed.segmentFailed()).isFalse();
      assertThat(failed.orphans()).hasSize(status < 500 ? 4 : 0);
      assertThat(fixture.get(Fixture.CONTAINER.object("o"))).isEqualTo("the old one");
    }
  }

  @Test
  void eachManifestCarriesTheEtagThatItMustHave() throws IOException {
    List<String> etags = new CopyOnWriteArrayList<>();
    LyingTransport wire = new LyingTransport(fixture.transport);
    wire.tell(
        new LyingTransport.Lie() {
          @Override
          public Request asked(Request request) {
            if (request.target().query().contains("multipart-manifest=put")) {
              etags.add(request.headers().first("Etag").orElse("none"));
            }
            return request;
          }
        });
    ConnectionSettings settings = ConnectionSettings.DEFAULTS.withTime(fixture.time);
    try (Connection swift = new Connection(wire, fixture.auth("testing"), settings);
        SwiftService service = new SwiftService(swift);
        Outcomes<UploadOutcome> outcomes =
            service.upload(
                UploadRequest.file("c", file("f", 3500, 1), "o").with(segmented().build()))) {
      UploadOutcome.Uploaded done = uploaded(outcomes.stream().toList());
      assertThat(etags).singleElement().matches(each -> done.etag().value().contains(each));
    }
  }

  @Test
  void aConditionOfTheUsersIsTheObjectsAndNotTheSegments() throws IOException {
    fixture.put("o", "the old one");
    Headers onlyNew = Headers.of("If-None-Match", "*");

    UploadOutcome.Failed failed =
        failed(upload(file("f", 3500, 1), segmented().headers(onlyNew).build()));

    assertThat(((StatusException) failed.failure().cause()).kind())
        .isEqualTo(StatusException.Kind.PRECONDITION_FAILED);
    assertThat(failed.orphans()).hasSize(4);
    assertThat(fixture.get(Fixture.CONTAINER.object("o"))).isEqualTo("the old one");
  }

  /** Each refusal of a segment is an outcome of its own kind; none makes a manifest. */
  @ParameterizedTest
  @CsvSource({
    "400, StatusException",
    "403, StatusException",
    "404, StatusException",
    "409, StatusException",
    "411, StatusException",
    "413, StatusException",
    "422, IntegrityException",
    "429, StatusException",
    "498, StatusException",
    "500, StatusException",
    "503, StatusException",
    "507, StatusException",
    "drop, TransportException",
    "garbage, TransportException",
    "lose-answer, TransportException",
    "flip-request=5, IntegrityException",
  })
  void everyFaultOfASegmentIsAnOutcome(String fault, String type) throws IOException {
    fixture.faults("PUT /c_segments/*00000001 #* -> " + fault);

    List<UploadOutcome> outcomes = upload(file("f", 3500, 1), segmented().build());

    assertThat(cause(outcomes).getClass().getSimpleName()).isEqualTo(type);
    assertThat(failed(outcomes).segmentFailed()).isTrue();
    assertThat(failed(outcomes).object()).hasValue(ObjectPath.of("c", "o"));
    assertThat(fixture.stored(Fixture.CONTAINER)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "20", "x"})
  void aLengthThatTheUserMakesUpDamagesNothing(String length) throws IOException {
    Headers wrong = Headers.of("Content-Length", length);
    fixture.put("o", "the old one");

    List<UploadOutcome> outcomes =
        upload(file("f", 10, 1), UploadOptions.builder().headers(wrong).build());

    if (last(outcomes) instanceof UploadOutcome.Uploaded) {
      assertThat(read("o")).isEqualTo(bytes(10, 1));
    } else {
      assertThat(failed(outcomes).failure().cause()).isInstanceOf(SwiftException.class);
      assertThat(fixture.get(Fixture.CONTAINER.object("o"))).isEqualTo("the old one");
    }
  }
}
