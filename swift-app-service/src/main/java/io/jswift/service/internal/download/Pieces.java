package io.jswift.service.internal.download;

import io.jswift.domain.ETag;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.time.Cancellation;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import java.util.ArrayList;
import java.util.List;

/** What the bytes of an object can be compared with. */
final class Pieces {
  private static final int DEEPEST = 10;

  private final Connection swift;
  private final Cancellation cancellation;

  Pieces(Connection swift, Cancellation cancellation) {
    this.swift = swift;
    this.cancellation = cancellation;
  }

  /**
   * Returns the pieces of a whole object that is being read, in order; none where nothing is known.
   */
  List<Verifier.Piece> of(ObjectPath object, ObjectInfo info) {
    ETag etag = info.etag().orElse(new ETag(""));
    return switch (info.kind()) {
      case PLAIN -> etag.isMd5() ? List.of(new Verifier.Piece("", -1, etag)) : List.of();
      case SLO -> segments(object, etag);
      case DLO -> List.of();
    };
  }

  private List<Verifier.Piece> segments(ObjectPath object, ETag etag) {
    SloManifest manifest = manifest(object);
    if (!manifest.etag().matches(etag)) {
      throw new IntegrityException(
          "The object "
              + object
              + " changed while it was read: its manifest makes "
              + manifest.etag()
              + ", its bytes were announced as "
              + etag
              + ".");
    }
    List<Verifier.Piece> pieces = new ArrayList<>();
    add(pieces, manifest, 0);
    return pieces;
  }

  private SloManifest manifest(ObjectPath object) {
    return swift.getManifest(object, CallOptions.of(cancellation)).value();
  }

  private void add(List<Verifier.Piece> pieces, SloManifest manifest, int depth) {
    for (ManifestEntry entry : manifest.entries()) {
      if (entry instanceof ManifestEntry.Part part) {
        addPart(pieces, part, depth);
      } else {
        pieces.add(piece("inline data ", entry.length(), new ETag(entry.etagText())));
      }
    }
  }

  // A part of a segment has no MD5 of its own; only its length is known.
  private void addPart(List<Verifier.Piece> pieces, ManifestEntry.Part part, int depth) {
    String what = "segment " + part.path() + " ";
    if (part.rangeOrNull() != null) {
      pieces.add(new Verifier.Piece(what, part.length(), null));
    } else if (part.nested() && depth < DEEPEST) {
      SloManifest inner = manifest(part.path());
      if (!inner.etag().matches(part.etag())) {
        throw new IntegrityException(
            "The segment " + part.path() + " is not what its manifest says.");
      }
      add(pieces, inner, depth + 1);
    } else {
      pieces.add(piece(what, part.length(), part.etag()));
    }
  }

  private static Verifier.Piece piece(String what, long length, ETag md5) {
    return new Verifier.Piece(what, length, md5.isMd5() ? md5 : null);
  }
}
