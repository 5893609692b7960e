package io.jswift.service.internal.delete;

import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.PercentEncoding;
import io.jswift.domain.StatusException;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.internal.pool.BulkCall;
import java.util.HashSet;
import java.util.Set;

/** How many segments would be deleted with a large object. */
final class SegmentCount {
  // As deep as a server follows them.
  private static final int DEEPEST = 10;

  private final BulkCall<?> call;
  private long count;

  SegmentCount(BulkCall<?> call) {
    this.call = call;
  }

  /** Returns what the names of a dynamic large object's segments begin with, as a path. */
  static ObjectPath first(String manifest) {
    ObjectPath told = ObjectPath.parse(PercentEncoding.decode(manifest).orElse(manifest));
    return told.container().object(told.object().value().replaceFirst("/+$", "") + "/");
  }

  /** Counts them; none for what is not large. */
  long of(ObjectPath object, ObjectInfo info, CallOptions how) {
    if (info.kind() == ObjectInfo.Kind.SLO) {
      named(object, how, 1);
    } else if (info.kind() == ObjectInfo.Kind.DLO) {
      listed(first(info.headers().first("X-Object-Manifest").orElseThrow()));
    }
    return count;
  }

  // The server takes the manifests within a manifest along, with theirs.
  private void named(ObjectPath manifest, CallOptions how, int depth) {
    Set<ObjectPath> once = new HashSet<>();
    for (ManifestEntry entry : call.swift().getManifest(manifest, how).value().entries()) {
      if (entry instanceof ManifestEntry.Part part && once.add(part.path())) {
        count++;
        if (part.nested() && depth < DEEPEST) {
          named(part.path(), call.options(), depth + 1);
        }
      }
    }
  }

  private void listed(ObjectPath first) {
    ListingQuery query = ListingQuery.ALL.withPrefix(first.object().value());
    try {
      Listed.pages(call, first.container(), query, page -> count += page.entries().size());
    } catch (StatusException unlisted) {
      if (unlisted.kind() != StatusException.Kind.NOT_FOUND) {
        throw unlisted;
      }
    }
  }
}
