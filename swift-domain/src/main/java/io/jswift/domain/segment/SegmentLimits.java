package io.jswift.domain.segment;

import io.jswift.domain.ETag;
import io.jswift.domain.ServerInfo;

/**
 * What a server takes of one large object.
 *
 * @param most segments that one manifest names
 * @param smallest bytes of a segment, but for the last one
 * @param largest bytes of a segment
 */
public record SegmentLimits(long most, long smallest, long largest) {
  // What stands in a manifest for a segment besides its path.
  private static final int ENTRY = 120;

  /**
   * Returns the limits of a static large object: of the number of its segments, and of the size of
   * the manifest that lists them.
   */
  public static SegmentLimits ofStatic(ServerInfo server, SegmentNaming naming) {
    long entry = ENTRY + inJson(naming.beside(0, new ETag("")).toString()) + 32L;
    long most = Math.min(server.maxManifestSegments(), server.maxManifestSize() / entry);
    return new SegmentLimits(
        Math.max(1, Math.min(most, Integer.MAX_VALUE)),
        Math.max(1, server.number("slo", "min_segment_size", 1)),
        server.maxFileSize());
  }

  /** Returns the limits of a dynamic large object: what one page of a listing names. */
  public static SegmentLimits ofDynamic(ServerInfo server) {
    long most = Math.max(1, Math.min(server.containerListingLimit(), Integer.MAX_VALUE));
    return new SegmentLimits(most, 1, server.maxFileSize());
  }

  // At most: a char is up to three bytes of UTF-8, or six where it is escaped.
  private static long inJson(String text) {
    return text.chars().mapToLong(c -> c >= ' ' && c < 0x7F && c != '"' && c != '\\' ? 1 : 6).sum();
  }
}
