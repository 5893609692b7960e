package io.jswift.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jswift.domain.ByteRange;
import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.Secret;
import io.jswift.domain.StatusException;
import io.jswift.domain.StatusException.Kind;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.listing.ObjectEntry;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SloManifest;
import io.jswift.domain.signature.SignatureDigest;
import io.jswift.domain.signature.TempUrl;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Target;
import io.jswift.service.connection.Answer;
import io.jswift.service.connection.BulkReport;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.RangesReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Swift does beyond the plain verbs: copies, manifests, versions, bulk operations, links. */
abstract class OperationSuite extends Suite {

  @Test
  void aCopyTakesBytesAndMetadataWithIt() {
    ContainerName container = container();
    ObjectPath source =
        put(container, "a/../b %2F", "bytes", Headers.of("X-Object-Meta-Color", "blue"));
    ObjectPath target = container.object("copies/./of ü");

    swift.copyObject(source, target, CallOptions.of(Headers.of("X-Object-Meta-Size", "large")));

    assertThat(get(target)).isEqualTo("bytes");
    ObjectInfo copy = swift.headObject(target, CallOptions.none()).value();
    assertThat(copy.metadata().get("Color")).contains("blue");
    assertThat(copy.metadata().get("Size")).contains("large");
  }

  @Test
  void aFreshCopyLeavesMetadataBehind() {
    ContainerName container = container();
    ObjectPath source = put(container, "a", "bytes", Headers.of("X-Object-Meta-Color", "blue"));
    ObjectPath target = container.object("b");

    swift.copyObject(source, target, CallOptions.of(Headers.of("X-Fresh-Metadata", "true")));

    ObjectInfo copy = swift.headObject(target, CallOptions.none()).value();
    assertThat(copy.metadata().get("Color")).isEqualTo(Optional.empty());
  }

  @Test
  void aCopyOfWhatIsNotThereIsNotFound() {
    ContainerName container = container();
    StatusException missing =
        catchThrowableOfType(
            StatusException.class,
            () ->
                swift.copyObject(
                    container.object("none"), container.object("b"), CallOptions.none()));
    assertThat(missing.kind()).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void aDynamicLargeObjectIsItsSegmentsInOrder() {
    ContainerName container = container();
    put(container, "parts ü/2", "two");
    put(container, "parts ü/1", "one");
    ObjectPath whole = container.object("whole");

    swift.putDynamicManifest(whole, container, "parts ü/", CallOptions.none());

    assertThat(get(whole)).isEqualTo("onetwo");
    ObjectInfo info = swift.headObject(whole, CallOptions.none()).value();
    assertThat(info.kind()).isEqualTo(ObjectInfo.Kind.DLO);
    assertThat(get(whole, Headers.of("Range", "bytes=2-3"))).isEqualTo("et");
  }

  private SloManifest manifest(ContainerName container) {
    return new SloManifest(List.of(segment(container, "1", "one"), segment(container, "2", "two")));
  }

  private ManifestEntry.Part segment(ContainerName container, String name, String text) {
    ObjectPath path = container.object(name);
    Answer<ETag> put = swift.putObject(path, BodySource.of(utf8(text)), CallOptions.none());
    return ManifestEntry.Part.whole(path, put.value(), utf8(text).length);
  }

  @Test
  void aLongManifestIsStoredUnderAHeartbeat() {
    ContainerName container = container();
    SloManifest manifest = manifest(container);
    ObjectPath whole = container.object("whole");

    Answer<ETag> answer = swift.putLongManifest(whole, manifest, CallOptions.none());

    assertThat(answer.value().matches(manifest.etag())).isTrue();
    assertThat(get(whole)).isEqualTo("onetwo");
  }

  @Test
  void aLongManifestWithAWrongETagIsRefusedAlthoughTheStatusLineIsGood() {
    ContainerName container = container();
    ManifestEntry.Part one = segment(container, "1", "one");
    SloManifest wrong =
        new SloManifest(List.of(ManifestEntry.Part.whole(one.path(), ETag.EMPTY, one.size())));

    StatusException refused =
        catchThrowableOfType(
            StatusException.class,
            () -> swift.putLongManifest(container.object("w"), wrong, CallOptions.none()));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused).hasMessageContaining("/1");
  }

  @Test
  void aManifestIsDeletedNowAndItsSegmentsPerhapsLater() {
    needs(Backend.Capability.LATE_DELETION);
    ContainerName container = container();
    ObjectPath whole = container.object("whole");
    swift.putManifest(whole, manifest(container), CallOptions.none());

    swift.deleteManifestLater(whole, CallOptions.none());

    StatusException gone =
        catchThrowableOfType(
            StatusException.class, () -> swift.headObject(whole, CallOptions.none()));
    assertThat(gone.kind()).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void bulkDeletionSaysWhatItDid() {
    ContainerName container = container();
    ObjectPath a = put(container, "a b/../c%", "1");
    ObjectPath b = put(container, "ü\n", "2");
    ObjectPath none = container.object("none");

    BulkReport report = swift.bulkDelete(List.of(a, b, none), CallOptions.none()).value();

    assertThat(report).isEqualTo(new BulkReport(2, 1, List.of()));
    assertThat(names(container, ListingQuery.ALL)).isEmpty();
  }

  @Test
  void bulkDeletionNamesWhatWasRefused() {
    needs(Backend.Capability.SECOND_USER);
    ContainerName open = container();
    swift.postContainer(open, CallOptions.of(Headers.of("X-Container-Write", "test:tester3")));
    ObjectPath mine = put(container(), "kept ü", "1");
    ObjectPath theirs = put(open, "gone", "1");

    try (Connection other = new Connection(backend().transport(), backend().tester3())) {
      BulkReport report = other.bulkDelete(List.of(mine, theirs), CallOptions.none()).value();

      BulkReport.Refusal refusal = new BulkReport.Refusal(mine.toString(), "403 Forbidden");
      assertThat(report).isEqualTo(new BulkReport(1, 0, List.of(refusal)));
    }
  }

  @Test
  void anArchiveIsUnpacked() {
    needs(Backend.Capability.ARCHIVES);
    ContainerName container = container();
    byte[] tar = tar("dir/one.txt", "one", "two.txt", "two");

    BulkReport report =
        swift
            .extractArchive(container + "/below", "tar", BodySource.of(tar), CallOptions.none())
            .value();

    assertThat(report).isEqualTo(new BulkReport(2, 0, List.of()));
    assertThat(get(container.object("below/dir/one.txt"))).isEqualTo("one");
    assertThat(get(container.object("below/two.txt"))).isEqualTo("two");
  }

  @Test
  void whatIsNoArchiveIsRefusedAlthoughTheStatusLineIsGood() {
    needs(Backend.Capability.ARCHIVES);
    ContainerName container = container();
    BodySource noTar = BodySource.of(utf8("no archive at all"));
    StatusException refused =
        catchThrowableOfType(
            StatusException.class,
            () -> swift.extractArchive(container.value(), "tar", noTar, CallOptions.none()));
    assertThat(refused.status()).isEqualTo(400);
  }

  @Test
  void anOlderVersionCanBeReadAndRestored() {
    needs(Backend.Capability.VERSIONS);
    ContainerName container = freshName("");
    swift.putContainer(container, CallOptions.of(Headers.of("X-Versions-Enabled", "true")));
    ObjectPath path = container.object("doc");
    String first =
        swift
            .putObject(path, BodySource.of(utf8("first")), CallOptions.none())
            .headers()
            .first("X-Object-Version-Id")
            .orElseThrow();
    put(container, "doc", "second");
    CallOptions old = CallOptions.none().withQuery("version-id", first);

    assertThat(swift.headObject(path, old).value().contentLength()).hasValue(5);
    assertThat(get(path)).isEqualTo("second");
    swift.restoreVersion(path, first, CallOptions.none());
    assertThat(get(path)).isEqualTo("first");

    CallOptions versions = CallOptions.none().withQuery("versions", "true");
    assertThat(swift.getContainer(container, ListingQuery.ALL, versions).value().entries())
        .hasSize(2);
    swift.deleteObject(path, old);
    removeVersions(container);
  }

  private void removeVersions(ContainerName container) {
    CallOptions versions = CallOptions.none().withQuery("versions", "true");
    for (ListingEntry entry :
        swift.getContainer(container, ListingQuery.ALL, versions).value().entries()) {
      String id = ((ObjectEntry) entry).versionId().orElseThrow();
      swift.deleteObject(
          container.object(entry.name()), CallOptions.none().withQuery("version-id", id));
    }
  }

  @Test
  void aLinkLeadsToItsTarget() {
    needs(Backend.Capability.LINKS);
    ContainerName container = container();
    put(container, "target ü", "there");
    String target = container + "/target%20%C3%BC";
    ObjectPath link = put(container, "link", "", Headers.of("X-Symlink-Target", target));

    assertThat(get(link)).isEqualTo("there");
    CallOptions itself = CallOptions.none().withQuery("symlink", "get");
    assertThat(swift.headObject(link, itself).headers().first("X-Symlink-Target")).contains(target);
  }

  @Test
  void aListingRunsBackwards() {
    ContainerName container = container();
    put(container, "a", "");
    put(container, "b", "");
    CallOptions reverse = CallOptions.none().withQuery("reverse", "true");
    assertThat(swift.getContainer(container, ListingQuery.ALL, reverse).value().entries())
        .extracting(entry -> entry.name())
        .containsExactly("b", "a");
  }

  @Test
  void severalRangesComeInOneAnswer() throws IOException {
    ObjectPath path = put(container(), "o", "0123456789".repeat(10));
    List<ByteRange> ranges = List.of(ByteRange.of(2, 3), ByteRange.of(50, 1), ByteRange.from(97));
    List<String> read = new ArrayList<>();
    try (RangesReader reader = swift.getRanges(path, ranges, CallOptions.none())) {
      for (var part = reader.next(); part.isPresent(); part = reader.next()) {
        read.add(part.get().range().first() + ":" + text(part.get().stream()));
      }
    }
    assertThat(read).containsExactly("2:234", "50:0", "97:789");
  }

  @Test
  void oneRangeOfSeveralMayBeLeftUnread() throws IOException {
    ObjectPath path = put(container(), "o", "0123456789");
    List<ByteRange> ranges = List.of(ByteRange.of(0, 4), ByteRange.of(8, 1));
    try (RangesReader reader = swift.getRanges(path, ranges, CallOptions.none())) {
      assertThat(reader.next()).isPresent();
      assertThat(text(reader.next().orElseThrow().stream())).isEqualTo("8");
      assertThat(reader.next()).isEmpty();
    }
    try (RangesReader reader = swift.getRanges(path, ranges.subList(1, 2), CallOptions.none())) {
      assertThat(text(reader.next().orElseThrow().stream())).isEqualTo("8");
      assertThat(reader.next()).isEmpty();
    }
  }

  private static String text(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void aManifestHoldsPartsOfSegmentsAndDataOfItsOwn() {
    needs(Backend.Capability.INLINE_DATA);
    ContainerName container = container();
    ManifestEntry.Part whole = segment(container, "1", "0123456789");
    ManifestEntry.Part part =
        new ManifestEntry.Part(whole.path(), whole.etag(), whole.size(), ByteRange.of(2, 3), false);
    SloManifest manifest =
        new SloManifest(List.of(ManifestEntry.Inline.of(utf8("<")), part, whole));
    ObjectPath path = container.object("o");

    Answer<ETag> put = swift.putManifest(path, manifest, CallOptions.none());

    assertThat(get(path)).isEqualTo("<2340123456789");
    assertThat(put.value().matches(manifest.etag())).isTrue();
    SloManifest read = swift.getManifest(path, CallOptions.none()).value();
    assertThat(read.etag()).isEqualTo(manifest.etag());
    assertThat(read.length()).isEqualTo(14);
  }

  @Test
  void aSegmentIsReadByItsNumber() {
    needs(Backend.Capability.PART_NUMBERS);
    ContainerName container = container();
    ObjectPath whole = container.object("whole");
    swift.putManifest(whole, manifest(container), CallOptions.none());
    CallOptions second = CallOptions.none().withQuery("part-number", "2");

    Answer<ObjectInfo> part = swift.headObject(whole, second);

    assertThat(part.status()).isEqualTo(206);
    assertThat(part.headers().first("X-Parts-Count")).contains("2");
    assertThat(part.headers().first("Content-Range")).contains("bytes 3-5/6");
  }

  @Test
  void aSignedUrlNeedsNoToken() throws IOException {
    ObjectPath path = put(container(), "a b/ü?", "signed");
    Secret key = new Secret("planted-key");
    swift.postAccount(CallOptions.of(Headers.of("X-Account-Meta-Temp-URL-Key", key.reveal())));
    Target account = swift.session(new Cancellation()).storageUrl();
    Instant expires = Instant.now().plusSeconds(300);
    for (SignatureDigest digest : SignatureDigest.values()) {
      assertThat(statusOf(account, path, key, digest, expires)).isEqualTo(200);
    }
    Instant over = Instant.now().minusSeconds(300);
    assertThat(statusOf(account, path, key, SignatureDigest.SHA256, over)).isEqualTo(401);
    assertThat(statusOf(account, path, new Secret("other"), SignatureDigest.SHA256, expires))
        .isEqualTo(401);
  }

  private int statusOf(
      Target account, ObjectPath path, Secret key, SignatureDigest digest, Instant expires) {
    String[] signed =
        TempUrl.of("GET", account.path() + "/" + path, expires)
            .with(digest)
            .target(key)
            .split("\\?", 2);
    Target target = new Target(account.origin(), signed[0], signed[1]);
    try (Response response =
        backend().transport().exchange(Request.of("GET", target), new Cancellation())) {
      return response.status();
    }
  }

  /** A ustar archive of files, given as names and texts in turn. */
  private static byte[] tar(String... namesAndTexts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      byte[] text = utf8(namesAndTexts[i + 1]);
      byte[] head = new byte[512];
      field(head, 0, namesAndTexts[i]);
      field(head, 100, "0000644\0000000000\0000000000\000");
      field(head, 124, String.format("%011o\0%011o\0        0", text.length, 0));
      field(head, 257, "ustar\00000");
      int sum = 0;
      for (byte b : head) {
        sum += b;
      }
      field(head, 148, String.format("%06o\0 ", sum));
      out.writeBytes(head);
      out.writeBytes(text);
      out.writeBytes(new byte[512 - text.length]);
    }
    out.writeBytes(new byte[1024]);
    return out.toByteArray();
  }

  private static void field(byte[] head, int offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, head, offset, bytes.length);
  }
}
