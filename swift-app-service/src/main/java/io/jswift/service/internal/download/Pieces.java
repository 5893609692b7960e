package io.jswift.service.internal.download;

import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.time.Cancellation;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes of an object can be compared with. Manifests are read as they are needed, one for
 * each level of nesting at a time.
 */
final class Pieces {
  private static final int DEEPEST = 10;

  private final Connection swift;

  Pieces(Connection swift) {
    this.swift = swift;
  }

  /** Returns the pieces of a whole object in order; none where nothing is known. */
  Iterator<Piece> of(Wanted wanted, ObjectInfo info) {
    ETag etag = info.etag().orElse(new ETag(""));
    return switch (info.kind()) {
      case PLAIN ->
          etag.isMd5()
              ? List.of(new Piece("", info.contentLength().orElse(-1), etag)).iterator()
              : Collections.emptyIterator();
      case SLO -> new Segments(manifest(wanted, etag), wanted.how().cancellation());
      case DLO -> new DynamicSegments(swift, wanted, info);
    };
  }

  private SloManifest manifest(Wanted wanted, ETag etag) {
    // Headers that ask for some of the bytes, or on conditions, are not meant for the manifest.
    CallOptions how =
        new CallOptions(Headers.NONE, wanted.how().query(), wanted.how().cancellation());
    SloManifest manifest = swift.getManifest(wanted.object(), how).value();
    if (!manifest.etag().matches(etag)) {
      throw new IntegrityException(
          "The object "
              + wanted.object()
              + " changed while it was read: its manifest makes "
              + manifest.etag()
              + ", its bytes were announced as "
              + etag
              + ".");
    }
    return manifest;
  }

  /** The segments of a static large object, those of nested ones in their place. */
  private final class Segments extends Ahead<Piece> {
    private final Deque<Iterator<ManifestEntry>> levels = new ArrayDeque<>();
    private final Cancellation cancellation;

    Segments(SloManifest manifest, Cancellation cancellation) {
      this.cancellation = cancellation;
      levels.push(manifest.entries().iterator());
    }

    @Override
    @Nullable Piece pull() {
      while (!levels.isEmpty()) {
        if (!levels.getFirst().hasNext()) {
          levels.pop();
          continue;
        }
        ManifestEntry entry = levels.getFirst().next();
        if (!(entry instanceof ManifestEntry.Part part)) {
          return new Piece("inline data ", entry.length(), new ETag(entry.etagText()));
        }
        if (!part.nested() || part.rangeOrNull() != null || levels.size() > DEEPEST) {
          return piece(part);
        }
        levels.push(nested(part).entries().iterator());
      }
      return null;
    }

    // A part of a segment has no MD5 of its own, and a large object's ETag is none: only the length
    // is known.
    private Piece piece(ManifestEntry.Part part) {
      boolean whole = part.length() == part.size();
      boolean known = whole && !part.nested() && part.etag().isMd5();
      return new Piece("segment " + part.path() + " ", part.length(), known ? part.etag() : null);
    }

    private SloManifest nested(ManifestEntry.Part part) {
      SloManifest inner = swift.getManifest(part.path(), CallOptions.of(cancellation)).value();
      if (!inner.etag().matches(part.etag())) {
        throw new IntegrityException(
            "The segment " + part.path() + " is not what its manifest says.");
      }
      return inner;
    }
  }
}
