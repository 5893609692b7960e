package io.jswift.service.internal.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.Fixture;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.download.Destination;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PiecesTest {
  /** Makes a manifest, in which are so many others, each within the one before. */
  private static ObjectInfo nested(Fixture fixture, int deep) {
    ObjectPath leaf = Fixture.CONTAINER.object("leaf");
    BodySource body = BodySource.of(new byte[] {1, 2, 3});
    ETag etag = fixture.swift.putObject(leaf, body, CallOptions.none()).value();
    ManifestEntry.Part part = ManifestEntry.Part.whole(leaf, etag, 3);
    for (int level = deep; level >= 0; level--) {
      SloManifest manifest = new SloManifest(List.of(part));
      ObjectPath path = Fixture.CONTAINER.object("level" + level);
      fixture.swift.putManifest(path, manifest, CallOptions.none());
      part = new ManifestEntry.Part(path, manifest.etag(), 3, null, true);
    }
    return new ObjectInfo(
        Headers.of("X-Static-Large-Object", "True").with("Etag", part.etag().value()));
  }

  /** As deep as a Swift reads them; what is deeper has a length that is known, and no more. */
  @ParameterizedTest
  @CsvSource({"0, leaf, true", "1, leaf, true", "10, leaf, true", "11, level11, false"})
  void nestedManifestsAreReadTenDeep(int deep, String name, boolean known) {
    try (Fixture fixture = new Fixture()) {
      ObjectInfo info = nested(fixture, deep);
      ObjectPath top = Fixture.CONTAINER.object("level0");
      CallOptions how = CallOptions.none();
      List<Piece> pieces = new ArrayList<>();
      new Pieces(fixture.swift)
          .of(new Wanted(top, "", -1, new Destination.Nowhere(), how), info)
          .forEachRemaining(pieces::add);

      assertThat(pieces).hasSize(1);
      assertThat(pieces.get(0).what()).isEqualTo("segment c/" + name + " ");
      assertThat(pieces.get(0).length()).isEqualTo(3);
      assertThat(pieces.get(0).md5() != null).isEqualTo(known);
    }
  }
}
