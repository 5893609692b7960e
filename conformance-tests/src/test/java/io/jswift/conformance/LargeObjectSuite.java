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
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.Answer;
import io.jswift.service.connection.CallOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Static large objects, call by call: put, get, the manifest itself, ranges, delete. */
abstract class LargeObjectSuite extends Suite {
  @Test
  void aManifestIsReadAsItsSegmentsInItsOrder() {
    ContainerName container = container();
    SloManifest manifest =
        new SloManifest(
            List.of(segment(container, "z %2F/../1", "one-"), segment(container, "a", "two")));
    ObjectPath whole = container.object("whole");

    Answer<ETag> put = swift.putManifest(whole, manifest, CallOptions.none());

    assertThat(put.value().matches(manifest.etag())).isTrue();
    assertThat(get(whole)).isEqualTo("one-two");
    assertThat(get(whole, Headers.of("Range", "bytes=2-4"))).isEqualTo("e-t");
    ObjectInfo info = swift.headObject(whole, CallOptions.none()).value();
    assertThat(info.kind()).isEqualTo(ObjectInfo.Kind.SLO);
    assertThat(info.contentLength()).hasValue(7);
    assertThat(info.etag())
        .hasValueSatisfying(e -> assertThat(e.matches(manifest.etag())).isTrue());
  }

  @Test
  void theManifestItselfComesBackAsItWasPut() {
    ContainerName container = container();
    ManifestEntry.Part one = segment(container, "ü 1", "0123456789");
    ManifestEntry.Part part =
        new ManifestEntry.Part(one.path(), one.etag(), one.size(), new ByteRange(3, 5), false);
    SloManifest manifest = new SloManifest(List.of(one, part));
    ObjectPath whole = container.object("whole");

    swift.putManifest(whole, manifest, CallOptions.none());

    assertThat(get(whole)).isEqualTo("0123456789345");
    assertThat(swift.getManifest(whole, CallOptions.none()).value()).isEqualTo(manifest);
  }

  @Test
  void aManifestWithAWrongETagSizeOrSegmentIsRefused() {
    ContainerName container = container();
    ManifestEntry.Part good = segment(container, "1", "one");
    ObjectPath whole = container.object("whole");
    for (ManifestEntry.Part wrong :
        List.of(
            ManifestEntry.Part.whole(good.path(), ETag.EMPTY, good.size()),
            ManifestEntry.Part.whole(good.path(), good.etag(), good.size() + 1),
            ManifestEntry.Part.whole(container.object("none"), good.etag(), good.size()))) {
      StatusException refused =
          failure(
              () ->
                  swift.putManifest(
                      whole, new SloManifest(List.of(good, wrong)), CallOptions.none()));
      assertThat(refused.status()).as("%s", wrong).isEqualTo(400);
    }
    assertThat(names(container, ListingQuery.ALL)).containsExactly("1");
  }

  @Test
  void deletingTheManifestTakesItsSegmentsAlongAndNothingElse() {
    ContainerName container = container();
    put(container, "other", "stays");
    ObjectPath whole = container.object("whole");
    SloManifest manifest =
        new SloManifest(
            List.of(segment(container, "1 é", "one"), segment(container, "2?#", "two")));
    swift.putManifest(whole, manifest, CallOptions.none());

    swift.deleteManifest(whole, CallOptions.none());

    assertThat(names(container, ListingQuery.ALL)).containsExactly("other");
  }

  @Test
  void aPlainDeleteLeavesTheSegments() {
    ContainerName container = container();
    ObjectPath whole = container.object("whole");
    SloManifest manifest = new SloManifest(List.of(segment(container, "1", "one")));
    swift.putManifest(whole, manifest, CallOptions.none());

    swift.deleteObject(whole, CallOptions.none());

    assertThat(names(container, ListingQuery.ALL)).containsExactly("1");
    assertThat(failure(() -> swift.getManifest(whole, CallOptions.none())).kind())
        .isEqualTo(Kind.NOT_FOUND);
  }

  private ManifestEntry.Part segment(ContainerName container, String name, String text) {
    ObjectPath path = container.object(name);
    Answer<ETag> put = swift.putObject(path, BodySource.of(utf8(text)), CallOptions.none());
    return ManifestEntry.Part.whole(path, put.value(), utf8(text).length);
  }

  private static StatusException failure(Runnable call) {
    return catchThrowableOfType(StatusException.class, call::run);
  }
}
