package io.jswift.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectName;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SegmentNaming;
import io.jswift.domain.segment.SloManifest;
import io.jswift.service.SwiftService;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.ObjectReader;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.upload.UploadItem;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large objects of every kind, as each Swift takes them. */
abstract class UploadSuite extends Suite {
  private static final UploadOptions.Builder SEGMENTED = UploadOptions.builder().segmentSize(1000);

  @TempDir Path folder;
  private ContainerName container;
  private ContainerName segments;

  private void fresh() {
    container = container();
    segments = exactly(container.value() + "_segments");
  }

  private static UploadOptions dynamic() {
    return SEGMENTED.build().toBuilder().largeObjects(UploadOptions.LargeObjects.DYNAMIC).build();
  }

  private static byte[] bytes(int size, int seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private List<UploadOutcome> upload(UploadItem item, UploadOptions options) {
    List<UploadOutcome> all = new ArrayList<>();
    UploadRequest request = new UploadRequest(container, List.of(item).iterator(), options);
    try (SwiftService service = new SwiftService(swift);
        Outcomes<UploadOutcome> outcomes = service.upload(request)) {
      outcomes.forEachRemaining(all::add);
    }
    assertThat(all).noneMatch(UploadOutcome.Failed.class::isInstance);
    return all;
  }

  private List<UploadOutcome> upload(String name, byte[] bytes, UploadOptions options)
      throws IOException {
    Path file = folder.resolve("file");
    boolean same = Files.exists(file) && java.util.Arrays.equals(Files.readAllBytes(file), bytes);
    if (!same) {
      Files.write(file, bytes);
    }
    return upload(new UploadItem.OfFile(file, new ObjectName(name)), options);
  }

  private void stream(String name, byte[] bytes, UploadOptions options) {
    upload(new UploadItem.OfStream(new ByteArrayInputStream(bytes), new ObjectName(name)), options);
  }

  private byte[] read(String name) throws IOException {
    try (ObjectReader reader = swift.getObject(container.object(name), CallOptions.none())) {
      return reader.stream().readAllBytes();
    }
  }

  private ObjectInfo info(String name) {
    return swift.headObject(container.object(name), CallOptions.none()).value();
  }

  private List<String> left() {
    return names(segments, ListingQuery.ALL);
  }

  @Test
  void dynamicLargeObjectsGoUpAndAreSkippedAndReplaced() throws IOException {
    fresh();
    byte[] bytes = bytes(3500, 1);
    upload("a b/ö %", bytes, dynamic());
    assertThat(info("a b/ö %").kind()).isEqualTo(ObjectInfo.Kind.DLO);
    assertThat(read("a b/ö %")).isEqualTo(bytes);
    assertThat(upload("a b/ö %", bytes, dynamic().toBuilder().skipIdentical(true).build()))
        .anyMatch(UploadOutcome.Skipped.class::isInstance);
    upload("a b/ö %", bytes, dynamic());
    assertThat(left()).hasSize(4);
    assertThat(read("a b/ö %")).isEqualTo(bytes);
    upload("a b/ö %", bytes(2500, 2), SEGMENTED.build());
    assertThat(left()).hasSize(3).allMatch(name -> name.contains("/slo/"));
    upload("a b/ö %", bytes(10, 2), SEGMENTED.build());
    assertThat(left()).isEmpty();
  }

  @Test
  void inputOfUnknownLengthIsStaticAndDynamic() throws IOException {
    fresh();
    byte[] bytes = bytes(4321, 1);
    stream("static", bytes, SEGMENTED.build());
    stream("dynamic", bytes, dynamic());
    assertThat(info("static").kind()).isEqualTo(ObjectInfo.Kind.SLO);
    assertThat(info("dynamic").kind()).isEqualTo(ObjectInfo.Kind.DLO);
    assertThat(read("static")).isEqualTo(bytes);
    assertThat(read("dynamic")).isEqualTo(bytes);
    stream("static", bytes(1, 1), SEGMENTED.build());
    stream("dynamic", bytes(1, 1), SEGMENTED.build());
    assertThat(left()).isEmpty();
  }

  @Test
  void aLongManifestIsCheckedWhileTheConnectionIsKeptAwake() throws IOException {
    fresh();
    byte[] bytes = bytes(1234, 1);
    UploadOptions small = UploadOptions.builder().segmentSize(10).build();
    upload("long", bytes, small);
    assertThat(read("long")).isEqualTo(bytes);
    assertThat(left()).hasSize(124);
    upload("long", bytes(10, 2), small);
    assertThat(left()).isEmpty();
  }

  @Test
  void nestedManifestsAreComparedAndSwept() throws IOException {
    fresh();
    byte[] bytes = bytes(3500, 1);
    upload("o", bytes, SEGMENTED.build());
    SloManifest first = swift.getManifest(container.object("o"), CallOptions.none()).value();
    SegmentNaming naming = new SegmentNaming(segments, "o/slo/1.000000/1000/");
    swift.putManifest(
        naming.manifest(0, 0), first, CallOptions.none().withHeader("If-None-Match", "*"));
    ManifestEntry.Part nested =
        new ManifestEntry.Part(naming.manifest(0, 0), first.etag(), bytes.length, null, true);
    SloManifest outer = new SloManifest(List.of(nested));
    swift.putManifest(
        container.object("o"), outer, CallOptions.none().withHeader("Etag", outer.etag().value()));
    assertThat(read("o")).isEqualTo(bytes);
    assertThat(upload("o", bytes, SEGMENTED.build().toBuilder().skipIdentical(true).build()))
        .anyMatch(UploadOutcome.Skipped.class::isInstance);
    upload("o", bytes(10, 2), SEGMENTED.build());
    assertThat(left()).isEmpty();
  }

  @Test
  void anEndReachesTheSegmentsAndIsPutOff() throws IOException {
    fresh();
    byte[] bytes = bytes(2500, 1);
    UploadOptions ending =
        SEGMENTED.build().toBuilder()
            .headers(Headers.of("X-Delete-After", "86400", "X-Object-Meta-Color", "blue"))
            .build();
    upload("o", bytes, ending);
    for (String name : left()) {
      ObjectInfo segment = swift.headObject(segments.object(name), CallOptions.none()).value();
      assertThat(segment.headers().number("X-Delete-At").orElse(0))
          .isGreaterThan(info("o").headers().number("X-Delete-At").orElse(Long.MAX_VALUE));
      assertThat(segment.metadata().get("color")).contains("blue");
    }
    upload("o", bytes, SEGMENTED.build());
    assertThat(left())
        .hasSize(3)
        .allMatch(
            name ->
                !swift
                    .headObject(segments.object(name), CallOptions.none())
                    .value()
                    .headers()
                    .has("X-Delete-At"));
    assertThat(read("o")).isEqualTo(bytes);
  }

  @Test
  void aSegmentInUseIsNeverOverwritten() throws IOException {
    fresh();
    byte[] old = bytes(2500, 1);
    upload("o", old, SEGMENTED.build());
    var time = Files.getLastModifiedTime(folder.resolve("file"));
    byte[] other = bytes(2500, 2);
    Files.write(folder.resolve("file"), other);
    Files.setLastModifiedTime(folder.resolve("file"), time);
    upload(new UploadItem.OfFile(folder.resolve("file"), new ObjectName("p")), SEGMENTED.build());
    upload(new UploadItem.OfFile(folder.resolve("file"), new ObjectName("o")), SEGMENTED.build());
    assertThat(read("o")).isEqualTo(other);
    assertThat(read("p")).isEqualTo(other);
    assertThat(left()).hasSize(6);
  }
}
