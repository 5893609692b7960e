package io.jswift.service.internal.upload;

import io.jswift.domain.ETag;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.listing.ObjectEntry;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.Segment;
import io.jswift.domain.segment.SloManifest;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.internal.file.FileBody;
import io.jswift.service.internal.file.LocalFailure;
import io.jswift.service.internal.file.Md5;
import io.jswift.service.internal.file.Sameness;
import java.io.IOException;
import java.util.List;

/**
 * Whether an object has a file's bytes, found out without moving them: a large object by its
 * segments, one after the other.
 */
final class SameContent {
  private static final int DEEPEST = 10;

  private final Connection swift;
  private final CallOptions options;
  private final FileBody file;
  private long offset;

  SameContent(Connection swift, CallOptions options, FileBody file) {
    this.swift = swift;
    this.options = options;
    this.file = file;
  }

  /** Compares; false also where it cannot be told, as for parts of segments. */
  boolean with(Existing old) {
    if (old.info() == null || old.info().contentLength().orElse(-1) != file.size()) {
      return false;
    }
    try {
      boolean same =
          switch (old.info().kind()) {
            case PLAIN -> Sameness.of(file, old.info(), null);
            case SLO -> old.manifest() != null && segments(old.manifest(), 0);
            case DLO -> old.prefix() != null && listed(old.prefix());
          };
      return same && (old.manifest() == null && old.prefix() == null || offset == file.size());
    } catch (IOException unreadable) {
      throw LocalFailure.reading(file.file(), unreadable);
    }
  }

  private boolean segments(SloManifest manifest, int depth) throws IOException {
    for (ManifestEntry entry : manifest.entries()) {
      if (entry instanceof ManifestEntry.Part part && part.range().isPresent()) {
        return false;
      }
      boolean same =
          entry instanceof ManifestEntry.Part part && part.nested()
              ? depth < DEEPEST
                  && segments(swift.getManifest(part.path(), options).value(), depth + 1)
              : next(entry.length(), new ETag(entry.etagText()));
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private boolean listed(ObjectPath prefix) throws IOException {
    ListingQuery query = ListingQuery.ALL.withPrefix(prefix.object().value());
    List<ListingEntry> page = page(prefix, query);
    while (!page.isEmpty()) {
      for (ListingEntry row : page) {
        if (row instanceof ObjectEntry each && !next(each.bytes(), each.hash())) {
          return false;
        }
      }
      page = page(prefix, query.after(page.get(page.size() - 1).name()));
    }
    return true;
  }

  private List<ListingEntry> page(ObjectPath prefix, ListingQuery query) {
    return swift.getContainer(prefix.container(), query, options).value().entries();
  }

  private boolean next(long length, ETag etag) throws IOException {
    if (length > file.size() - offset) {
      return false;
    }
    FileBody part = file.part(new Segment(0, offset, length));
    offset += length;
    return Md5.of(part, options.cancellation()).matches(etag);
  }
}
