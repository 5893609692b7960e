package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectName;
import io.jswift.domain.StatusException;
import io.jswift.ports.transport.Request;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import io.jswift.service.connection.Reply;
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
import io.jswift.service.outcome.Failure;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.post.PostItem;
import io.jswift.service.post.PostOutcome;
import io.jswift.service.post.PostRequest;
import io.jswift.service.settings.RunOptions;
import io.jswift.service.settings.ServiceSettings;
import io.jswift.service.stat.StatItem;
import io.jswift.service.stat.StatOutcome;
import io.jswift.service.stat.StatRequest;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each outcome that stems from one answer has that answer, and each failure its time. */
@Timeout(60)
class RepliesTest extends UploadCase {
  private SwiftService service;
  private Connection swift;

  /** Has each answer say which request it is to. */
  @BeforeEach
  void tag() {
    LyingTransport wire = new LyingTransport(fixture.transport);
    wire.tell(
        new LyingTransport.Lie() {
          @Override
          public Headers headers(Request request, Headers headers) {
            String path = request.target().path().replaceFirst("/v1/[^/]+/", "");
            String query = request.target().query();
            return headers.with(
                "X-Asked", request.method() + " " + path + (query.isEmpty() ? "" : "?" + query));
          }
        });
    swift =
        new Connection(
            wire, fixture.auth("testing"), ConnectionSettings.DEFAULTS.withTime(fixture.time));
    service = new SwiftService(swift, ServiceSettings.DEFAULTS.withSegmentThreads(1));
  }

  @AfterEach
  void untag() {
    service.close();
    swift.close();
  }

  private static <T> List<T> all(Outcomes<T> outcomes) {
    try (outcomes) {
      return outcomes.stream().toList();
    }
  }

  /** Says of each outcome to which request its answer was, and with which status. */
  private static <T> List<String> asked(List<T> outcomes, Function<T, Reply> reply) {
    List<String> asked = new ArrayList<>();
    for (T each : outcomes) {
      Reply told = reply.apply(each);
      assertThat(told.transactionId()).isPresent();
      assertThat(told.attempts()).isEqualTo(1);
      assertThat(told.effort().headers()).isGreaterThanOrEqualTo(Duration.ZERO);
      String to = told.headers().first("X-Asked").orElse("");
      asked.add(
          each.getClass().getSimpleName()
              + ": "
              + told.status()
              + " "
              + to.replaceAll("/\\d+\\.\\d+/(\\d+/)+", "/…/"));
    }
    return asked;
  }

  private static Reply reply(UploadOutcome outcome) {
    if (outcome instanceof UploadOutcome.ContainerReady ready) {
      return ready.reply();
    }
    if (outcome instanceof UploadOutcome.SegmentReady segment) {
      return segment.reply();
    }
    return outcome instanceof UploadOutcome.Uploaded up
        ? up.reply()
        : ((UploadOutcome.OldSegmentDeleted) outcome).reply();
  }

  private List<String> uploads(Path file, UploadOptions options) {
    return asked(
        all(service.upload(UploadRequest.file("n", file, "o").with(options))), RepliesTest::reply);
  }

  @Test
  void uploadsHaveTheAnswers() throws IOException {
    assertThat(uploads(file("small", 10, 1), UploadOptions.DEFAULTS))
        .containsExactly("ContainerReady: 201 PUT n", "Uploaded: 201 PUT n/o");
    Path large = file("large", 1500, 1);
    assertThat(uploads(large, segmented().build()))
        .containsExactly(
            "ContainerReady: 202 PUT n",
            "ContainerReady: 201 PUT n_segments",
            "SegmentReady: 201 PUT n_segments/o/slo/…/00000000",
            "SegmentReady: 201 PUT n_segments/o/slo/…/00000001",
            "Uploaded: 201 PUT n/o?multipart-manifest=put");
    // What is there already is told by the answer that says so.
    assertThat(uploads(large, segmented().build()))
        .contains(
            "SegmentReady: 200 HEAD n_segments/o/slo/…/00000000",
            "SegmentReady: 200 HEAD n_segments/o/slo/…/00000001");
    Files.setLastModifiedTime(large, FileTime.from(MTIME.plusSeconds(1)));
    fixture.faults("DELETE /n_segments/*00000001 #* -> 404");
    assertThat(uploads(large, dynamic().build()))
        .contains(
            "Uploaded: 201 PUT n/o",
            "OldSegmentDeleted: 204 DELETE n_segments/o/slo/…/00000000",
            "OldSegmentDeleted: 404 DELETE n_segments/o/slo/…/00000001");
  }

  private static Reply reply(CopyOutcome outcome) {
    if (outcome instanceof CopyOutcome.ContainerReady ready) {
      return ready.reply();
    }
    return outcome instanceof CopyOutcome.SegmentCopied segment
        ? segment.reply()
        : ((CopyOutcome.Copied) outcome).reply();
  }

  private List<String> copies(String name) {
    return asked(
        all(
            service.copy(
                CopyRequest.of("c", CopyItem.of(name).to("/d"))
                    .with(
                        CopyOptions.DEFAULTS.withLargeObjects(CopyOptions.LargeObjects.SEGMENTS)))),
        RepliesTest::reply);
  }

  @Test
  void copiesHaveTheAnswers() throws IOException {
    fixture.put("small", "text");
    assertThat(copies("small"))
        .containsExactly("ContainerReady: 201 PUT d", "Copied: 201 COPY c/small");
    upload(file("large", 1500, 1), segmented().build());
    assertThat(copies("o"))
        .containsExactly(
            "ContainerReady: 202 PUT d",
            "SegmentCopied: 201 COPY c_segments/o/slo/…/00000000",
            "SegmentCopied: 201 COPY c_segments/o/slo/…/00000001",
            "Copied: 201 PUT d/o?multipart-manifest=put");
    assertThat(copies("o"))
        .contains(
            "SegmentCopied: 200 HEAD d_segments/o/copy/…/00000000",
            "SegmentCopied: 200 HEAD d_segments/o/copy/…/00000001");
  }

  private List<String> downloads(DownloadOptions options, String... names) {
    Selection selection =
        new Selection.Objects(Fixture.CONTAINER, Stream.of(names).map(ObjectName::new).toList());
    List<DownloadOutcome> outcomes =
        all(
            service.download(
                new DownloadRequest(
                    selection, new Destination.Tree(directory.resolve("down"), ""), options)));
    return asked(outcomes, each -> ((DownloadOutcome.Downloaded) each).reply());
  }

  @Test
  void downloadsHaveTheAnswers() throws IOException {
    fixture.put("small", "text");
    upload(file("large", 1500, 1), segmented().build());
    assertThat(downloads(DownloadOptions.DEFAULTS, "small", "o"))
        .containsExactlyInAnyOrder("Downloaded: 200 GET c/small", "Downloaded: 200 GET c/o");
    DownloadOptions inParts = DownloadOptions.builder().partSize(SEGMENT).build();
    assertThat(downloads(inParts, "small", "o"))
        .containsExactlyInAnyOrder("Downloaded: 200 GET c/small", "Downloaded: 200 GET c/o");
    Headers range = Headers.of("Range", "bytes=0-1");
    assertThat(downloads(DownloadOptions.builder().headers(range).build(), "small"))
        .containsExactly("Downloaded: 206 GET c/small");
  }

  @Test
  void aDownloadThatAsksFirstHasTheAnswerToThat() throws IOException {
    upload(file("large", 1500, 1), segmented().build());
    DownloadRequest request =
        new DownloadRequest(
            new Selection.Container(Fixture.CONTAINER, "", ""),
            new Destination.Tree(directory.resolve("down"), ""),
            DownloadOptions.builder().partSize(SEGMENT).build());
    List<DownloadOutcome> outcomes = all(service.download(request));
    assertThat(asked(outcomes, each -> ((DownloadOutcome.Downloaded) each).reply()))
        .containsExactly("Downloaded: 200 HEAD c/o");
    DownloadOutcome.Downloaded done = (DownloadOutcome.Downloaded) outcomes.get(0);
    assertThat(done.reply().headers().first("X-Static-Large-Object")).hasValue("True");
    assertThat(done.bytes()).isEqualTo(1500);
    assertThat(done.total()).isGreaterThanOrEqualTo(done.reply().effort().headers());
  }

  private static Reply reply(DeleteOutcome outcome) {
    if (outcome instanceof DeleteOutcome.ObjectDeleted object) {
      return object.reply();
    }
    return outcome instanceof DeleteOutcome.SegmentDeleted segment
        ? segment.reply()
        : ((DeleteOutcome.ContainerDeleted) outcome).reply();
  }

  private List<String> deletions(String container) {
    List<DeleteOutcome> outcomes =
        all(
            service.delete(
                DeleteRequest.of(
                    new DeleteRequest.Selection.Container(new ContainerName(container)))));
    return asked(
        outcomes.stream().filter(each -> !(each instanceof DeleteOutcome.Failed)).toList(),
        RepliesTest::reply);
  }

  @Test
  void deletionsHaveTheAnswers() throws IOException {
    fixture.put("small", "text");
    fixture.put("gone", "text");
    upload(file("large", 1500, 1), dynamic().build());
    fixture.faults("DELETE /c/gone #* -> 404");
    assertThat(deletions("c"))
        .contains(
            "ObjectDeleted: 404 DELETE c/gone",
            "ObjectDeleted: 204 DELETE c/small",
            "SegmentDeleted: 204 DELETE c_segments/o/…/00000000",
            "ObjectDeleted: 204 DELETE c/o");
    fixture.faults();
    for (int i = 0; i < 25; i++) {
      fixture.put("o" + i, "x");
    }
    List<String> bulk = deletions("c");
    assertThat(bulk)
        .hasSize(27)
        .endsWith("ContainerDeleted: 204 DELETE c")
        .contains("ObjectDeleted: 200 POST " + bulk.get(0).replaceFirst(".*POST ", ""));
    assertThat(bulk.get(0)).contains("bulk-delete");
  }

  @Test
  void postsAndStatsHaveTheAnswersAndFailuresTheirTime() {
    fixture.put("o", "text");
    List<String> both = List.of("o", "missing");
    List<PostOutcome> posts =
        all(
            service.post(
                new PostRequest(
                    Fixture.CONTAINER,
                    both.stream().map(PostItem::of).toList(),
                    Headers.of("X-Object-Meta-A", "b")),
                RunOptions.DEFAULTS));
    List<StatOutcome> stats =
        all(
            service.stat(
                new StatRequest(
                    Fixture.CONTAINER, both.stream().map(StatItem::of).toList(), Headers.NONE),
                RunOptions.DEFAULTS));
    assertThat(
            asked(
                posts.stream().filter(PostOutcome.Posted.class::isInstance).toList(),
                each -> ((PostOutcome.Posted) each).reply()))
        .containsExactly("Posted: 202 POST c/o");
    assertThat(
            asked(
                stats.stream().filter(StatOutcome.Found.class::isInstance).toList(),
                each -> ((StatOutcome.Found) each).reply()))
        .containsExactly("Found: 200 HEAD c/o");
    Failure failure =
        posts.stream()
            .filter(PostOutcome.Failed.class::isInstance)
            .map(each -> ((PostOutcome.Failed) each).failure())
            .findFirst()
            .orElseThrow();
    assertThat(failure.at()).isEqualTo(fixture.time.now());
    assertThat(failure.transactionId()).isPresent();
    assertThat(((StatusException) failure.cause()).status()).isEqualTo(404);
  }
}
