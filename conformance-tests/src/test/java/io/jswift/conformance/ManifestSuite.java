package io.jswift.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jswift.domain.ByteRange;
import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.StatusException.Kind;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.Answer;
import io.jswift.service.connection.CallOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Large objects beyond the plain manifest: dynamic ones, late answers and deletions, inline data,
 * parts.
 */
abstract class ManifestSuite extends Suite {
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

  private SloManifest manifest(ContainerName container) {
    return new SloManifest(List.of(segment(container, "1", "one"), segment(container, "2", "two")));
  }

  private ManifestEntry.Part segment(ContainerName container, String name, String text) {
    ObjectPath path = container.object(name);
    Answer<ETag> put = swift.putObject(path, BodySource.of(utf8(text)), CallOptions.none());
    return ManifestEntry.Part.whole(path, put.value(), utf8(text).length);
  }

  @Test
  void theETagIsTheServersForPartsAndNestedManifests() {
    ContainerName container = container();
    ManifestEntry.Part one = segment(container, "1", "0123456789");
    ObjectPath inner = container.object("inner");
    SloManifest first = new SloManifest(List.of(one, segment(container, "2", "abc")));
    ETag innerTag = swift.putManifest(inner, first, CallOptions.none()).value();
    ManifestEntry.Part nested = new ManifestEntry.Part(inner, innerTag, 13, null, true);
    List<SloManifest> manifests =
        List.of(
            new SloManifest(List.of(nested)),
            new SloManifest(List.of(range(one, 2, 4), nested, range(nested, 1, 11))),
            new SloManifest(List.of(range(one, 0, 9), range(one, 3, ByteRange.END))),
            new SloManifest(List.of(range(one, 8, 99))));
    ObjectPath whole = container.object("whole");
    for (SloManifest manifest : manifests) {
      ETag etag = swift.putManifest(whole, manifest, CallOptions.none()).value();

      assertThat(etag).isEqualTo(manifest.etag());
      assertThat(get(whole)).hasSize((int) manifest.length());
      assertThat(swift.getManifest(whole, CallOptions.none()).value()).isEqualTo(manifest);
    }
  }

  private static ManifestEntry.Part range(ManifestEntry.Part part, long first, long last) {
    return new ManifestEntry.Part(
        part.path(), part.etag(), part.size(), new ByteRange(first, last), part.nested());
  }
}
