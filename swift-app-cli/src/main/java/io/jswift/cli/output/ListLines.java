package io.jswift.cli.output;

import io.jswift.domain.ContainerInfo;
import io.jswift.domain.listing.ContainerEntry;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ObjectEntry;
import org.jspecify.annotations.Nullable;

/** Rows of {@code list} as lines of JSON. */
final class ListLines {
  private ListLines() {}

  static JsonLine container(ContainerEntry entry, @Nullable ContainerInfo info) {
    JsonLine line =
        JsonLine.of("container")
            .with("container", entry.name())
            .with("objects", entry.objects())
            .with("bytes", entry.bytes())
            .with("last_modified", entry.lastModified().isEmpty() ? null : entry.lastModified());
    return info == null
        ? line
        : line.with("storage_policy", info.storagePolicy())
            .with("created", info.headers().first("X-Timestamp"));
  }

  static JsonLine entry(ListingEntry entry, @Nullable Boolean latest) {
    if (entry instanceof ObjectEntry object) {
      return JsonLine.of("object")
          .with("object", object.name())
          .with("bytes", object.bytes())
          .with("hash", object.hash().value())
          .with("slo_etag", object.sloEtag().map(Object::toString))
          .with("content_type", object.contentType())
          .with("last_modified", object.lastModified())
          .with("version_id", object.versionId())
          .with("latest", latest)
          .with("symlink_path", object.linkPath());
    }
    return JsonLine.of("subdir").with("subdir", entry.name());
  }
}
