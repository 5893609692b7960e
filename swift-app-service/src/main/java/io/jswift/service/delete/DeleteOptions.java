package io.jswift.service.delete;

import io.jswift.domain.Headers;

/**
 * How things are deleted.
 *
 * @param leaveSegments whether only manifests are deleted and the segments of large objects stay
 * @param segmentsLater whether the server deletes the segments of static large objects after its
 *     answer, where it offers that
 * @param versions whether every version of an object goes, not only the current one; for containers
 *     and prefixes
 * @param bulk whether many objects go in one request
 * @param headers sent with each object's HEAD and DELETE, not with listings; with any, nothing is
 *     deleted in bulk
 */
public record DeleteOptions(
    boolean leaveSegments, boolean segmentsLater, boolean versions, Bulk bulk, Headers headers) {
  /** When many objects are deleted by one request, where the server offers that at all. */
  public enum Bulk {
    /**
     * Where no segment would be left behind, which bulk deletion does: where segments are to stay,
     * and otherwise for the objects that are known to be plain, by their listing or by a HEAD each.
     */
    WHERE_SAFE,
    /**
     * Always: one request for hundreds of objects and none to look at them. Segments of large
     * objects stay.
     */
    ALWAYS,
    /** Never. */
    NEVER
  }

  /** With segments, at once, the current version, in bulk where that is safe, without headers. */
  public static final DeleteOptions DEFAULTS =
      new DeleteOptions(false, false, false, Bulk.WHERE_SAFE, Headers.NONE);

  /** Returns these options with another answer to what becomes of segments. */
  public DeleteOptions withLeaveSegments(boolean value) {
    return new DeleteOptions(value, segmentsLater, versions, bulk, headers);
  }

  /** Returns these options with segments deleted later or at once. */
  public DeleteOptions withSegmentsLater(boolean value) {
    return new DeleteOptions(leaveSegments, value, versions, bulk, headers);
  }

  /** Returns these options for every version or for the current one. */
  public DeleteOptions withVersions(boolean value) {
    return new DeleteOptions(leaveSegments, segmentsLater, value, bulk, headers);
  }

  /** Returns these options with another use of bulk requests. */
  public DeleteOptions withBulk(Bulk value) {
    return new DeleteOptions(leaveSegments, segmentsLater, versions, value, headers);
  }

  /** Returns these options with other headers. */
  public DeleteOptions withHeaders(Headers value) {
    return new DeleteOptions(leaveSegments, segmentsLater, versions, bulk, value);
  }
}
