package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.AuthException;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.TransportException;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.copy.CopyItem;
import io.jswift.service.copy.CopyOptions;
import io.jswift.service.copy.CopyOptions.LargeObjects;
import io.jswift.service.copy.CopyOutcome;
import io.jswift.service.copy.CopyOutcome.Form;
import io.jswift.service.copy.CopyRequest;
import io.jswift.service.outcome.Outcomes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies of large objects, segment by segment. */
@Timeout(60)
class SegmentCopyTest extends CopyCase {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void segmentBySegmentTheCopyStandsForItself(boolean dynamic) {
    large(dynamic);

    List<CopyOutcome> outcomes = copy("l", LargeObjects.SEGMENTS);

    assertThat(copied(outcomes).form()).isEqualTo(Form.SEGMENTS);
    assertThat(outcomes).filteredOn(CopyOutcome.SegmentCopied.class::isInstance).hasSize(3);
    for (String each : fixture.stored(SEGMENTS)) {
      fixture.swift.deleteObject(SEGMENTS.object(each), CallOptions.none());
    }
    assertThat(fixture.get(COPY)).isEqualTo("one-two-three");
    ObjectInfo info = head(COPY);
    assertThat(info.kind()).isNotEqualTo(ObjectInfo.Kind.PLAIN);
    assertThat(info.metadata().get("k")).hasValue("v");
    assertThat(info.contentType()).hasValue("a/b");
    assertThat(fixture.stored(COPIES)).hasSize(3);
  }

  @Test
  void rangesRepeatsAndNestedManifestsAreKept() {
    ManifestEntry.Part one = segment("1", "0123456789");
    ManifestEntry.Part inner = segment("2", "inner");
    ObjectPath nested = SEGMENTS.object("nested");
    SloManifest within = new SloManifest(List.of(inner, one));
    fixture.swift.putManifest(nested, within, CallOptions.none());
    SloManifest whole =
        new SloManifest(
            List.of(
                new ManifestEntry.Part(nested, within.etag(), 15, null, true),
                one,
                new ManifestEntry.Part(
                    one.path(), one.etag(), 10, new io.jswift.domain.ByteRange(3, 5), false),
                one));
    ObjectPath object = Fixture.CONTAINER.object("l");
    fixture.swift.putManifest(object, whole, CallOptions.none());

    List<CopyOutcome> outcomes = copy("l", LargeObjects.SEGMENTS);

    assertThat(copied(outcomes).etag().matches(whole.etag())).isTrue();
    for (String each : fixture.stored(SEGMENTS)) {
      fixture.swift.deleteObject(SEGMENTS.object(each), CallOptions.none());
    }
    assertThat(fixture.get(COPY)).isEqualTo("inner012345678901234567893450123456789");
    assertThat(fixture.stored(COPIES)).hasSize(3); // each once, and the nested manifest
  }

  @Test
  void whatIsLongerThanAnObjectGoesSegmentBySegment() {
    large(false);
    fixture.faults("GET /info -> 200 body=\"{\\\"swift\\\":{\\\"max_file_size\\\":12}}\"");

    assertThat(copied(copy("l", LargeObjects.AUTO)).form()).isEqualTo(Form.SEGMENTS);
  }

  @Test
  void anInterruptedCopyGoesOnAndOverwritesNothing() {
    large(false);
    fixture.faults("PUT /d/copy #* -> 403");

    List<CopyOutcome> first = copy("l", LargeObjects.SEGMENTS);

    assertThat(failed(first).orphans()).hasSize(3);
    fixture.swift.putObject(
        failed(first).orphans().get(0), BodySource.of(new byte[2]), CallOptions.none());
    fixture.faults();

    List<CopyOutcome> second = copy("l", LargeObjects.SEGMENTS);

    assertThat(second)
        .filteredOn(CopyOutcome.SegmentCopied.class::isInstance)
        .filteredOn(each -> ((CopyOutcome.SegmentCopied) each).resumed())
        .hasSize(2);
    assertThat(fixture.get(COPY)).isEqualTo("one-two-three");
    assertThat(head(failed(first).orphans().get(0)).contentLength()).hasValue(2);
  }

  @Test
  void segmentsOfAManifestThatMayStandAreNoOrphans() {
    large(false);
    fixture.faults("PUT /d/copy #* -> lose-answer");

    assertThat(failed(copy("l", LargeObjects.SEGMENTS)).orphans()).isEmpty();
  }

  @Test
  void aSegmentWhoseAnswerWasLostMayExist() {
    large(false);
    fixture.faults("COPY /s/l/1 #* -> lose-answer");

    CopyOutcome.Failed failed = failed(copy("l", LargeObjects.SEGMENTS));

    assertThat(failed.orphans())
        .extracting(path -> path.object().value())
        .containsAll(fixture.stored(COPIES))
        .anyMatch(name -> name.endsWith("/00000001"))
        .doesNotHaveDuplicates();
    assertThat(failed.failure().cause())
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith("The segment s/l/1 of c/l was not copied for d/copy: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lose-answer", "503"})
  void theSegmentsOfANestedManifestThatFailedAreOrphans(String fault) {
    ManifestEntry.Part inner = segment("2", "inner");
    ObjectPath nested = SEGMENTS.object("nested");
    SloManifest within = new SloManifest(List.of(inner));
    fixture.swift.putManifest(nested, within, CallOptions.none());
    fixture.swift.putManifest(
        Fixture.CONTAINER.object("l"),
        new SloManifest(List.of(new ManifestEntry.Part(nested, within.etag(), 5, null, true))),
        CallOptions.none());
    fixture.faults("PUT /d_segments/* #* -> " + fault);

    List<String> orphans =
        failed(copy("l", LargeObjects.SEGMENTS)).orphans().stream()
            .map(path -> path.object().value())
            .toList();

    assertThat(orphans).containsAll(fixture.stored(COPIES)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"403", "404", "409", "413", "422", "503", "507", "drop"})
  void aSegmentThatFailsMakesNoManifest(String fault) {
    large(false);
    fixture.faults("COPY /s/l/1 #* -> " + fault);

    List<CopyOutcome> outcomes = copy("l", LargeObjects.SEGMENTS);

    assertThat(failed(outcomes).source()).isEqualTo(Fixture.CONTAINER.object("l"));
    assertThat(fixture.stored(COPY.container())).isEmpty();
  }

  @Test
  void whatALoginThatIsRefusedLeavesIsToldBeforeIt() {
    large(false);
    fixture.faults("COPY /s/l/2 #* -> 401", "GET /auth/v1.0 #* -> 401");
    List<CopyOutcome> seen = new ArrayList<>();
    try (Outcomes<CopyOutcome> outcomes =
        fixture.service.copy(
            CopyRequest.of("c", CopyItem.of("l").to(COPY))
                .with(CopyOptions.DEFAULTS.withLargeObjects(LargeObjects.SEGMENTS)))) {
      assertThatThrownBy(() -> outcomes.forEachRemaining(seen::add))
          .isInstanceOf(AuthException.class);
    }
    assertThat(failed(seen).failure().cause()).isInstanceOf(AuthException.class);
    assertThat(failed(seen).orphans())
        .isNotEmpty()
        .allMatch(path -> path.object().value().matches("copy/copy/.*/0000000[01]"));
  }
}
