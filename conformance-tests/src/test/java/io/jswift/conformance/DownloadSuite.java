package io.jswift.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ByteRange;
import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.SwiftService;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.download.Destination;
import io.jswift.service.download.DownloadItem;
import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.download.DownloadRequest;
import io.jswift.service.download.DownloadRequest.Selection;
import io.jswift.service.outcome.Outcomes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Downloads of every form of object, in parts and in one go: the bytes are right, or it is said.
 */
abstract class DownloadSuite extends Suite {
  private static final int PART = 100;
  private static final DownloadOptions IN_PARTS = DownloadOptions.builder().partSize(PART).build();

  @TempDir Path folder;

  @Test
  void plainObjectsComeInRanges() throws IOException {
    String text = text(1234);
    comesBack(put(container(), "plain", text), text);
  }

  @Test
  void segmentsOfManySizesComeBack() throws IOException {
    ContainerName container = container();
    List<ManifestEntry> entries = new ArrayList<>();
    StringBuilder all = new StringBuilder();
    for (int size : new int[] {30, 250, 1, 99, 100, 101, 40, 40, 40, 7}) {
      String text = text(size);
      entries.add(segment(container, "s/" + entries.size() + " ü", text));
      all.append(text);
    }
    comesBack(whole(container, "whole", entries), all.toString());
  }

  /** Of which a real Swift compares If-Match with the ETag that the original has. */
  @Test
  void theCopyOfALargeObjectAsDataComesBack() throws IOException {
    ContainerName container = container();
    String first = text(150);
    String second = text(170);
    ObjectPath large =
        whole(
            container,
            "whole",
            List.of(segment(container, "s/1", first), segment(container, "s/2", second)));
    ObjectPath copy = container.object("copy");
    swift.copyObject(large, copy, CallOptions.none());

    comesBack(copy, first + second);
  }

  @Test
  void nestedManifestsAreFollowed() throws IOException {
    ContainerName container = container();
    String first = text(150);
    String second = text(70);
    String third = text(333);
    SloManifest inner =
        new SloManifest(
            List.of(segment(container, "s/1", first), segment(container, "s/2", second)));
    ObjectPath innerPath = container.object("inner");
    swift.putManifest(innerPath, inner, CallOptions.none());
    ManifestEntry.Part nested =
        new ManifestEntry.Part(innerPath, inner.etag(), inner.length(), null, true);

    ObjectPath outer =
        whole(container, "outer", List.of(segment(container, "s/3", third), nested, nested));

    comesBack(outer, third + first + second + first + second);
  }

  @Test
  void partsOfSegmentsComeBack() throws IOException {
    ContainerName container = container();
    String text = text(500);
    ManifestEntry.Part whole = segment(container, "s/1", text);
    ManifestEntry.Part part =
        new ManifestEntry.Part(
            whole.path(), whole.etag(), whole.size(), ByteRange.of(50, 333), false);

    ObjectPath object = whole(container, "whole", List.of(part, whole, part));

    comesBack(object, text.substring(50, 383) + text + text.substring(50, 383));
  }

  @Test
  void dataWithinTheManifestComesBack() throws IOException {
    needs(Backend.Capability.INLINE_DATA);
    ContainerName container = container();
    String text = text(300);
    String inline = text(60);
    ManifestEntry.Inline data = ManifestEntry.Inline.of(utf8(inline));

    ObjectPath object =
        whole(container, "whole", List.of(data, segment(container, "s/1", text), data));

    comesBack(object, inline + text + inline);
  }

  @Test
  void dynamicLargeObjectsComeBack() throws IOException {
    ContainerName container = container();
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 9; i++) {
      String text = text(40 * i);
      put(container, "seg ü/" + i, text);
      all.append(text);
    }
    ObjectPath object = container.object("whole");
    swift.putDynamicManifest(object, container, "seg ü/", CallOptions.none());

    comesBack(object, all.toString());
  }

  private void comesBack(ObjectPath object, String text) throws IOException {
    Path file = folder.resolve("file");
    Destination to = new Destination.OneFile(file);
    succeeds(DownloadItem.of(object), to, IN_PARTS);
    assertThat(file).hasContent(text);
    succeeds(DownloadItem.of(object), to, DownloadOptions.DEFAULTS);
    assertThat(file).hasContent(text);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    succeeds(DownloadItem.of(object), new Destination.ToStream(out), IN_PARTS);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(text);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void whatIsThereAlreadyIsNotMovedWhateverItsForm() throws IOException {
    ContainerName container = container();
    String text = text(300);
    ManifestEntry.Part segment = segment(container, "s/1", text);
    SloManifest inner = new SloManifest(List.of(segment));
    ObjectPath innerPath = container.object("inner");
    swift.putManifest(innerPath, inner, CallOptions.none());
    ManifestEntry.Part nested =
        new ManifestEntry.Part(innerPath, inner.etag(), inner.length(), null, true);
    ObjectPath dynamic = container.object("dynamic");
    swift.putDynamicManifest(dynamic, container, "s/", CallOptions.none());
    Path same = Files.writeString(folder.resolve("same"), text);
    Path other = folder.resolve("other");
    DownloadOptions skipping = DownloadOptions.builder().skipIdentical(true).build();

    for (ObjectPath object :
        List.of(segment.path(), innerPath, whole(container, "n", List.of(nested)), dynamic)) {
      Files.writeString(other, text.substring(1) + "x");
      assertThat(download(DownloadItem.of(object), new Destination.OneFile(same), skipping))
          .as("%s", object)
          .isInstanceOf(DownloadOutcome.Skipped.class);
      succeeds(DownloadItem.of(object), new Destination.OneFile(other), skipping);
      assertThat(other).hasContent(text);
    }
  }

  @Test
  void everyItemHasAPlaceAndHeadersOfItsOwn() throws IOException {
    ContainerName container = container();
    ObjectPath object = put(container, "o", "0123456789");
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    Headers range = Headers.of("Range", "bytes=2-4");

    DownloadRequest request =
        new DownloadRequest(
            new Selection.Items(
                List.of(
                        DownloadItem.of(object).to(new Destination.OneFile(one)),
                        DownloadItem.of(object).withHeaders(range).to(new Destination.OneFile(two)),
                        DownloadItem.of(object))
                    .iterator()),
            new Destination.Tree(folder.resolve("tree"), ""),
            DownloadOptions.DEFAULTS);

    assertThat(run(request)).hasSize(3).allMatch(DownloadOutcome.Downloaded.class::isInstance);
    assertThat(one).hasContent("0123456789");
    assertThat(two).hasContent("234");
    assertThat(folder.resolve("tree/o")).hasContent("0123456789");
  }

  @Test
  void anOlderVersionCanBeHad() throws IOException {
    needs(Backend.Capability.VERSIONS);
    ContainerName container = container();
    swift.postContainer(container, CallOptions.of(Headers.of("X-Versions-Enabled", "true")));
    ObjectPath object = container.object("o");
    String text = text(350);
    String older = putVersion(object, text);
    String newer = putVersion(object, "newer");
    Path file = folder.resolve("file");

    succeeds(DownloadItem.of(object).withVersionId(older), new Destination.OneFile(file), IN_PARTS);

    assertThat(file).hasContent(text);
    for (String each : List.of(older, newer)) {
      swift.deleteObject(object, CallOptions.none().withQuery("version-id", each));
    }
  }

  private String putVersion(ObjectPath object, String text) {
    return swift
        .putObject(object, BodySource.of(utf8(text)), CallOptions.none())
        .headers()
        .first("X-Object-Version-Id")
        .orElseThrow();
  }

  @Test
  void timesAreRestoredUnlessToldOtherwise() throws IOException {
    ContainerName container = container();
    Headers mtime = Headers.of("X-Object-Meta-Mtime", "1580608922.123456");
    ObjectPath object = put(container, "o", text(250), mtime);
    ObjectPath wrong = put(container, "w", "x", Headers.of("X-Object-Meta-Mtime", "yesterday"));
    Path file = folder.resolve("file");
    Destination to = new Destination.OneFile(file);
    FileTime stored = FileTime.from(Instant.parse("2020-02-02T02:02:02.123456Z"));

    succeeds(DownloadItem.of(object), to, IN_PARTS);
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(stored);
    succeeds(DownloadItem.of(object), to, DownloadOptions.builder().restoreTime(false).build());
    assertThat(Files.getLastModifiedTime(file)).isNotEqualTo(stored);
    succeeds(DownloadItem.of(wrong), to, IN_PARTS);
    assertThat(file).hasContent("x");
  }

  @Test
  void aMissingObjectIsAnOutcomeAndNoFile() throws IOException {
    DownloadOutcome outcome =
        download(
            DownloadItem.of(container().object("none")),
            new Destination.OneFile(folder.resolve("file")),
            IN_PARTS);

    assertThat(((DownloadOutcome.Failed) outcome).failure().cause())
        .isInstanceOf(StatusException.class)
        .hasMessageContaining("404");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void emptyObjectsComeBack() throws IOException {
    comesBack(put(container(), "empty", ""), "");
  }

  private void succeeds(DownloadItem item, Destination to, DownloadOptions options) {
    assertThat(download(item, to, options)).isInstanceOf(DownloadOutcome.Downloaded.class);
  }

  private DownloadOutcome download(DownloadItem item, Destination to, DownloadOptions options) {
    List<DownloadOutcome> outcomes =
        run(new DownloadRequest(new Selection.Items(List.of(item).iterator()), to, options));
    assertThat(outcomes).hasSize(1);
    return outcomes.get(0);
  }

  private List<DownloadOutcome> run(DownloadRequest request) {
    try (SwiftService service = new SwiftService(swift);
        Outcomes<DownloadOutcome> outcomes = service.download(request)) {
      return outcomes.stream().toList();
    }
  }

  private ObjectPath whole(
      ContainerName container, String name, List<? extends ManifestEntry> entries) {
    ObjectPath path = container.object(name);
    swift.putManifest(path, new SloManifest(List.copyOf(entries)), CallOptions.none());
    return path;
  }

  private ManifestEntry.Part segment(ContainerName container, String name, String text) {
    ObjectPath path = container.object(name);
    ETag etag = swift.putObject(path, BodySource.of(utf8(text)), CallOptions.none()).value();
    return ManifestEntry.Part.whole(path, etag, utf8(text).length);
  }

  private static String text(int length) {
    return new Random(length)
        .ints(length, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
