package io.jswift.domain.segment;

import io.jswift.domain.ETag;
import io.jswift.domain.ObjectPath;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The list of segments that is a static large object.
 *
 * @param entries in the order of the bytes
 */
public record SloManifest(List<ManifestEntry> entries) {
  /** Makes an immutable manifest. */
  public SloManifest {
    entries = List.copyOf(entries);
  }

  /** Returns the length of the whole. */
  public long length() {
    return entries.stream().mapToLong(ManifestEntry::length).sum();
  }

  /**
   * Returns the ETag of the whole as Swift computes it: the MD5 of the segments' ETags in a row, a
   * range adding {@code :first-last;} to its segment's.
   */
  public ETag etag() {
    StringBuilder text = new StringBuilder();
    entries.forEach(entry -> text.append(entry.etagText()));
    return Md5.etag(text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** Returns the segments that it names. */
  public List<ObjectPath> paths() {
    return entries.stream()
        .filter(ManifestEntry.Part.class::isInstance)
        .map(entry -> ((ManifestEntry.Part) entry).path())
        .toList();
  }

  /** Returns the segments that nothing needs once {@code newer} stands in this manifest's place. */
  public List<ObjectPath> garbageAfter(SloManifest newer) {
    Set<ObjectPath> kept = new HashSet<>(newer.paths());
    return paths().stream().distinct().filter(path -> !kept.contains(path)).toList();
  }
}
