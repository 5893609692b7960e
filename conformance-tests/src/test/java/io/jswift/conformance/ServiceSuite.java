package io.jswift.conformance;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectName;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.service.SwiftService;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.delete.DeleteOutcome;
import io.jswift.service.delete.DeleteRequest;
import io.jswift.service.download.Destination;
import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.download.DownloadRequest;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.upload.UploadItem;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many things at once, and large ones: every byte comes back. */
abstract class ServiceSuite extends Suite {
  @TempDir Path folder;

  @Test
  void aTreeComesBackAsItWas() throws IOException {
    Path tree = Files.createDirectories(folder.resolve("tree"));
    Path deep = Files.createDirectories(tree.resolve("a/b"));
    Files.createDirectories(tree.resolve("empty"));
    for (int i = 0; i < 20; i++) {
      Files.writeString(deep.resolve("file " + i + " é"), "content " + i);
    }
    Instant when = Instant.parse("2020-02-02T02:02:02.123456Z");
    Files.setLastModifiedTime(deep.resolve("file 3 é"), FileTime.from(when));
    ContainerName container = freshName("");
    upload(
        new UploadItem.OfTree(tree, "t/", new ObjectName("t")), container, UploadOptions.DEFAULTS);

    Path target = folder.resolve("target");
    List<DownloadOutcome> outcomes = download(container, target);
    assertThat(outcomes).hasSize(21).allMatch(DownloadOutcome.Downloaded.class::isInstance);
    for (int i = 0; i < 20; i++) {
      assertThat(target.resolve("t/a/b/file " + i + " é")).hasContent("content " + i);
    }
    assertThat(target.resolve("t/empty")).isEmptyDirectory();
    assertThat(Files.getLastModifiedTime(target.resolve("t/a/b/file 3 é")).toInstant())
        .isEqualTo(when);
    deleteAll(container);
  }

  @Test
  void aLargeFileGoesUpInSegmentsAndComesBack() throws IOException {
    byte[] bytes = random(2_500_000);
    Path file = Files.write(folder.resolve("large"), bytes);
    ContainerName container = freshName("");
    UploadOptions segmented = UploadOptions.builder().segmentSize(1_000_000).build();
    List<UploadOutcome> outcomes = upload(file, "big/large file", container, segmented);
    assertThat(outcomes.stream().filter(UploadOutcome.SegmentReady.class::isInstance)).hasSize(3);

    ObjectPath path = container.object("big/large file");
    ObjectInfo info = swift.headObject(path, CallOptions.none()).value();
    assertThat(info.kind()).isEqualTo(ObjectInfo.Kind.SLO);
    assertThat(info.contentLength()).hasValue(bytes.length);
    assertThat(info.mtime()).isPresent();
    Path target = folder.resolve("target");
    assertThat(download(container, target))
        .hasSize(1)
        .allMatch(DownloadOutcome.Downloaded.class::isInstance);
    assertThat(target.resolve("big/large file")).hasBinaryContent(bytes);

    ContainerName segments = new ContainerName(container.value() + "_segments");
    assertThat(names(segments, ListingQuery.ALL))
        .hasSize(3)
        .allMatch(n -> n.startsWith("big/large file/slo/"));
    deleteAll(container);
    assertThat(names(segments, ListingQuery.ALL)).isEmpty();
    swift.deleteContainer(segments, CallOptions.none());
  }

  @Test
  void aReplacedLargeObjectLeavesNoOldSegments() throws IOException {
    ContainerName container = freshName("");
    UploadOptions segmented = UploadOptions.builder().segmentSize(1000).build();
    upload(Files.write(folder.resolve("one"), random(3500)), "o", container, segmented);
    byte[] second = random(2500);
    upload(Files.write(folder.resolve("two"), second), "o", container, segmented);
    ContainerName segments = new ContainerName(container.value() + "_segments");
    assertThat(names(segments, ListingQuery.ALL))
        .hasSize(3)
        .allMatch(n -> n.contains("/2500/1000/"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    download(container, "o", new Destination.ToStream(out));
    assertThat(out.toByteArray()).isEqualTo(second);
    deleteAll(container);
    swift.deleteContainer(segments, CallOptions.none());
  }

  @Test
  void aStreamOfUnknownLengthBecomesALargeObject() throws IOException {
    byte[] bytes = random(2_345);
    ContainerName container = freshName("");
    UploadItem stream =
        new UploadItem.OfStream(new ByteArrayInputStream(bytes), new ObjectName("s"));
    upload(stream, container, UploadOptions.builder().segmentSize(1000).build());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(download(container, "s", new Destination.ToStream(out)))
        .allMatch(DownloadOutcome.Downloaded.class::isInstance);
    assertThat(out.toByteArray()).isEqualTo(bytes);
    deleteAll(container);
    swift.deleteContainer(new ContainerName(container.value() + "_segments"), CallOptions.none());
  }

  @Test
  void whatIsThereAlreadyIsNotSentAgain() throws IOException {
    Path file = Files.write(folder.resolve("f"), random(2500));
    for (long segmentSize : new long[] {0, 1000}) {
      ContainerName container = freshName("");
      UploadOptions.Builder options = UploadOptions.builder().segmentSize(segmentSize);
      upload(file, "f", container, options.build());
      assertThat(upload(file, "f", container, options.changed(true).build()))
          .anyMatch(UploadOutcome.Skipped.class::isInstance);
      assertThat(upload(file, "f", container, options.changed(false).skipIdentical(true).build()))
          .anyMatch(UploadOutcome.Skipped.class::isInstance);
      deleteAll(container);
      if (segmentSize > 0) {
        swift.deleteContainer(
            new ContainerName(container.value() + "_segments"), CallOptions.none());
      }
    }
  }

  @Test
  void oneMissingObjectDoesNotStopTheOthers() throws IOException {
    ContainerName container = container();
    put(container, "there", "x");
    Path target = folder.resolve("target");
    List<ObjectName> names = List.of(new ObjectName("missing"), new ObjectName("there"));
    List<DownloadOutcome> outcomes =
        run(
            new DownloadRequest(
                new DownloadRequest.Selection.Objects(container, names),
                new Destination.Tree(target, ""),
                DownloadOptions.DEFAULTS));
    assertThat(outcomes.stream().collect(groupingBy(Object::getClass)).keySet())
        .containsExactlyInAnyOrder(DownloadOutcome.Downloaded.class, DownloadOutcome.Failed.class);
    assertThat(target.resolve("there")).hasContent("x");
    assertThat(target.resolve("missing")).doesNotExist();
  }

  @Test
  void namesThatLeadOutOfTheDirectoryAreRefused() throws IOException {
    ContainerName container = container();
    put(container, "../escaped", "x");
    put(container, "a/../../escaped", "x");
    put(container, "fine", "x");
    Path target = Files.createDirectories(folder.resolve("in/target"));
    List<DownloadOutcome> outcomes = download(container, target);
    assertThat(outcomes.stream().filter(DownloadOutcome.Failed.class::isInstance)).hasSize(2);
    assertThat(target.resolve("fine")).hasContent("x");
    assertThat(folder.resolve("in/escaped")).doesNotExist();
    assertThat(folder.resolve("escaped")).doesNotExist();
  }

  @Test
  void listingsGoOnUntilAnEmptyPage() {
    ContainerName container = container();
    for (int i = 0; i < 25; i++) {
      put(container, "n" + i, "x");
    }
    try (SwiftService service = new SwiftService(swift);
        Outcomes<ListingEntry> rows =
            service.listContainer(container, ListingQuery.ALL.withLimit(4), CallOptions.none())) {
      assertThat(rows.stream().map(ListingEntry::name))
          .hasSize(25)
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void postMakesAContainerThatIsMissing() {
    ContainerName container = freshName("-post");
    try (SwiftService service = new SwiftService(swift)) {
      service.post(container, CallOptions.of(Headers.of("X-Container-Meta-K", "v")));
      assertThat(service.stat(container, CallOptions.none()).value().metadata().get("k"))
          .contains("v");
    }
  }

  private List<UploadOutcome> upload(
      Path file, String name, ContainerName to, UploadOptions options) {
    return upload(new UploadItem.OfFile(file, new ObjectName(name)), to, options);
  }

  private List<UploadOutcome> upload(UploadItem item, ContainerName to, UploadOptions options) {
    List<UploadOutcome> all = new ArrayList<>();
    UploadRequest request = new UploadRequest(to, List.of(item).iterator(), options);
    try (SwiftService service = new SwiftService(swift);
        Outcomes<UploadOutcome> outcomes = service.upload(request)) {
      outcomes.forEachRemaining(all::add);
    }
    assertThat(all).noneMatch(UploadOutcome.Failed.class::isInstance);
    return all;
  }

  private List<DownloadOutcome> download(ContainerName container, Path target) {
    return run(
        new DownloadRequest(
            new DownloadRequest.Selection.Container(container, "", ""),
            new Destination.Tree(target, ""),
            DownloadOptions.DEFAULTS));
  }

  private List<DownloadOutcome> download(ContainerName container, String name, Destination to) {
    DownloadRequest.Selection one =
        new DownloadRequest.Selection.Objects(container, List.of(new ObjectName(name)));
    return run(new DownloadRequest(one, to, DownloadOptions.DEFAULTS));
  }

  private List<DownloadOutcome> run(DownloadRequest request) {
    List<DownloadOutcome> all = new ArrayList<>();
    try (SwiftService service = new SwiftService(swift);
        Outcomes<DownloadOutcome> outcomes = service.download(request)) {
      outcomes.forEachRemaining(all::add);
    }
    return all;
  }

  private void deleteAll(ContainerName container) {
    List<DeleteOutcome> all = new ArrayList<>();
    DeleteRequest request = DeleteRequest.of(new DeleteRequest.Selection.Container(container));
    try (SwiftService service = new SwiftService(swift);
        Outcomes<DeleteOutcome> outcomes = service.delete(request)) {
      outcomes.forEachRemaining(all::add);
    }
    assertThat(all).noneMatch(DeleteOutcome.Failed.class::isInstance).isNotEmpty();
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
