package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectName;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SegmentHeaders;
import io.jswift.domain.segment.SloManifest;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.upload.UploadItem;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Static large objects of files: their limits, their segments' headers, and what they replace. */
class LargeUploadTest extends UploadCase {
  private List<UploadOutcome> segmentsOf(List<UploadOutcome> outcomes) {
    return outcomes.stream().filter(UploadOutcome.SegmentReady.class::isInstance).toList();
  }

  @Test
  void aFileAboveTheServersLimitIsCutUnasked() throws IOException {
    with(server -> server.maxFileSize(1500));
    Path file = file("f", 3500, 1);

    List<UploadOutcome> outcomes = upload(file, UploadOptions.DEFAULTS);

    assertThat(segmentsOf(outcomes)).hasSize(3);
    assertThat(read("o")).isEqualTo(Files.readAllBytes(file));
    assertThat(info(Fixture.CONTAINER, "o").kind()).isEqualTo(ObjectInfo.Kind.SLO);
  }

  @Test
  void aRefusalThatTheLimitDoesNotExplainIsReported() throws IOException {
    fixture.faults("PUT /c/o -> 413");
    assertThat(failed(upload(file("f", 3500, 1), UploadOptions.DEFAULTS)).failure().cause())
        .hasMessageContaining("413");
  }

  @Test
  void segmentsGrowWhereTheManifestWouldBeTooLong() throws IOException {
    with(server -> server.maxManifestSegments(3));
    Path file = file("f", 3500, 1);
    List<UploadOutcome> outcomes = upload(file, segmented().build());
    assertThat(segmentsOf(outcomes)).hasSizeLessThanOrEqualTo(3);
    assertThat(read("o")).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void manifestsAreNestedWhereTheLargestSegmentsAreTooMany() throws IOException {
    with(server -> server.maxManifestSegments(3).maxFileSize(1000));
    Path file = file("f", 10_500, 1);
    fixture.faults("PUT /c/o -> 403");

    UploadOutcome.Failed failed = failed(upload(file, segmented().build()));
    // Eleven segments, and of their manifests those that no other one names.
    assertThat(failed.orphans())
        .extracting(path -> path.object().value().replaceFirst(".*/", ""))
        .hasSize(13)
        .doesNotHaveDuplicates()
        .contains("00000000", "00000010", "manifest-1-00000000", "manifest-0-00000003");
    fixture.faults();
    // The next one goes on from there.
    List<UploadOutcome> outcomes = upload(file, segmented().build());

    assertThat(segmentsOf(outcomes))
        .hasSize(11)
        .allMatch(each -> ((UploadOutcome.SegmentReady) each).resumed());
    assertThat(uploaded(outcomes).bytes()).isEqualTo(10_500);
    assertThat(read("o")).isEqualTo(Files.readAllBytes(file));
    SloManifest manifest =
        fixture.swift.getManifest(Fixture.CONTAINER.object("o"), CallOptions.none()).value();
    assertThat(manifest.entries())
        .hasSizeLessThanOrEqualTo(3)
        .anyMatch(each -> ((ManifestEntry.Part) each).nested());
    // The same again keeps all of it, and is known to be the same.
    assertThat(upload(file, segmented().build()))
        .anyMatch(UploadOutcome.Uploaded.class::isInstance)
        .noneMatch(UploadOutcome.OldSegmentKept.class::isInstance)
        .noneMatch(UploadOutcome.OldSegmentDeleted.class::isInstance);
    assertThat(read("o")).isEqualTo(Files.readAllBytes(file));
    assertThat(last(upload(file, segmented().skipIdentical(true).build())))
        .isInstanceOf(UploadOutcome.Skipped.class);
    upload(file("f", 10, 2), segmented().build());
    assertThat(fixture.stored(SEGMENTS)).isEmpty();
  }

  @Test
  void whatCannotBeCutIsRefusedBeforeAnythingIsSent() throws IOException {
    with(server -> server.listingLimit(3).maxFileSize(1000));
    UploadOutcome.Failed failed = failed(upload(file("f", 3500, 1), dynamic().build()));
    assertThat(failed.failure().cause())
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(
            "An object of 3500 bytes needs more than the 3 segments of 1 to 1000 bytes that the"
                + " server takes.");
    assertThat(fixture.requests("PUT")).noneMatch(each -> each.contains("_segments/"));
  }

  @Test
  void aNameThatLeavesNoRoomForItsSegmentsIsRefused() throws IOException {
    String name = "n".repeat(1000);
    UploadOutcome outcome =
        last(
            upload(
                new UploadItem.OfFile(file("f", 3500, 1), new ObjectName(name)),
                segmented().build()));
    assertThat(((UploadOutcome.Failed) outcome).failure().cause())
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("use a shorter object name");
  }

  @Test
  void theEndReachesTheSegmentsAndTypeAndMtimeDoNot() throws IOException {
    Headers headers =
        Headers.of(
            "X-Delete-After", "1000",
            "X-Object-Meta-Color", "blue",
            "Content-Type", "text/x-test",
            "Content-Encoding", "x-test");
    long now = fixture.time.now().getEpochSecond();

    upload(file("f", 2500, 1), segmented().headers(headers).build());

    assertThat(info(Fixture.CONTAINER, "o").contentType()).hasValue("text/x-test");
    for (String name : fixture.stored(SEGMENTS)) {
      ObjectInfo segment = info(SEGMENTS, name);
      assertThat(segment.headers().number("X-Delete-At"))
          .hasValue(now + 1000 + SegmentHeaders.SPARE_SECONDS);
      assertThat(segment.metadata().get("color")).contains("blue");
      assertThat(segment.mtime()).isEmpty();
      assertThat(segment.contentType()).hasValue("application/swiftclient-segment");
      assertThat(segment.headers().has("Content-Encoding")).isFalse();
    }
  }

  @Test
  void segmentsThatWouldEndTooEarlyAreKeptAliveWhenUsedAgain() throws IOException {
    Path file = file("f", 2500, 1);
    Headers soon = Headers.of("X-Delete-After", "1000");
    fixture.faults("PUT /c/o -> 403");
    upload(file, segmented().headers(soon).build());
    fixture.faults();

    upload(file, segmented().build());

    assertThat(fixture.stored(SEGMENTS)).hasSize(3);
    assertThat(fixture.stored(SEGMENTS))
        .allMatch(name -> !info(SEGMENTS, name).headers().has("X-Delete-At"))
        .allMatch(
            name ->
                info(SEGMENTS, name)
                    .contentType()
                    .orElse("")
                    .equals("application/swiftclient-segment"));
  }

  @Test
  void segmentsThatLiveOnAreNeverGivenAnEnd() throws IOException {
    Path file = file("f", 2500, 1);
    upload(file, segmented().build());
    upload(file, segmented().headers(Headers.of("X-Delete-After", "1000")).build());
    assertThat(fixture.stored(SEGMENTS))
        .hasSize(3)
        .allMatch(name -> !info(SEGMENTS, name).headers().has("X-Delete-At"));
  }

  @Test
  void segmentsOfALiveObjectAreNoOrphans() throws IOException {
    Path file = file("f", 2500, 1);
    upload(file, segmented().build());
    fixture.faults("PUT /c/o -> 403");
    assertThat(failed(upload(file, segmented().build())).orphans()).isEmpty();
    assertThat(failed(upload(file, segmented().leaveSegments(true).build())).orphans()).isEmpty();
  }

  @Test
  void theSegmentsOfACopiedManifestStay() throws IOException {
    Path file = file("f", 2500, 1);
    upload(file, segmented().build());
    fixture.swift.copyObject(
        Fixture.CONTAINER.object("o"),
        Fixture.CONTAINER.object("copy"),
        CallOptions.none().withQuery("multipart-manifest", "get"));

    List<UploadOutcome> outcomes =
        upload(
            new UploadItem.OfFile(file("g", 10, 2), new ObjectName("copy")), segmented().build());

    assertThat(outcomes).filteredOn(UploadOutcome.OldSegmentKept.class::isInstance).hasSize(3);
    assertThat(read("o")).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void nestedManifestsAreSweptWithTheirSegments() throws IOException {
    upload(file("f", 2500, 1), segmented().build());
    ObjectPath inner = SEGMENTS.object("o/parts/whole");
    SloManifest first =
        fixture.swift.getManifest(Fixture.CONTAINER.object("o"), CallOptions.none()).value();
    fixture.swift.putManifest(inner, first, CallOptions.none());
    SloManifest outer =
        new SloManifest(List.of(new ManifestEntry.Part(inner, first.etag(), 2500, null, true)));
    fixture.swift.putManifest(Fixture.CONTAINER.object("o"), outer, CallOptions.none());
    UploadOptions skip = segmented().skipIdentical(true).build();
    assertThat(last(upload(file("f", 2500, 1), skip))).isInstanceOf(UploadOutcome.Skipped.class);

    upload(file("f", 10, 2), segmented().build());

    assertThat(fixture.stored(SEGMENTS)).isEmpty();
  }

  @Test
  void aLongManifestKeepsTheConnectionAwake() throws IOException {
    upload(file("f", 101 * 10, 1), UploadOptions.builder().segmentSize(10).build());
    assertThat(fixture.requests("PUT"))
        .anyMatch(each -> each.endsWith("/c/o?multipart-manifest=put&heartbeat=on"));
    assertThat(read("o")).hasSize(1010);
  }

  @Test
  void anItemMayHaveOptionsOfItsOwn() throws IOException {
    UploadOptions own =
        segmented()
            .segmentContainer(new ContainerName("elsewhere"))
            .segmentPolicy("silver")
            .headers(Headers.of("X-Object-Meta-Own", "yes"))
            .build();
    List<UploadItem> items =
        List.of(
            new UploadItem.OfFile(file("f", 2500, 1), new ObjectName("plain")),
            new UploadItem.WithOptions(
                new UploadItem.OfFile(file("f", 2500, 1), new ObjectName("own")), own));

    upload(UploadRequest.of("c", items));

    assertThat(info(Fixture.CONTAINER, "plain").kind()).isEqualTo(ObjectInfo.Kind.PLAIN);
    assertThat(info(Fixture.CONTAINER, "own").metadata().get("own")).contains("yes");
    ContainerName elsewhere = new ContainerName("elsewhere");
    assertThat(fixture.stored(elsewhere)).hasSize(3);
    assertThat(fixture.swift.headContainer(elsewhere, CallOptions.none()).value().storagePolicy())
        .contains("silver");
  }

  @Test
  void segmentsAreSentWithTheirMd5() throws IOException {
    upload(file("f", 2500, 1), segmented().build());
    // Another object's segments under other names: nothing of theirs is touched by ours.
    upload(new UploadItem.OfFile(file("f", 2500, 2), new ObjectName("o/slo")), segmented().build());
    upload(file("f", 10, 2), segmented().build());
    assertThat(read("o/slo")).hasSize(2500);
  }
}
