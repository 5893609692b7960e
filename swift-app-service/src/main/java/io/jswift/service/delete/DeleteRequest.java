package io.jswift.service.delete;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectName;
import java.util.List;

/**
 * What to delete.
 *
 * @param selection which
 * @param leaveSegments whether only manifests are deleted and the segments of large objects stay
 * @param headers sent with each object's HEAD and DELETE, not with listings
 */
public record DeleteRequest(Selection selection, boolean leaveSegments, Headers headers) {
  /** What to delete. */
  public sealed interface Selection {
    /** The named objects of a container. */
    record Objects(ContainerName container, List<ObjectName> names) implements Selection {}

    /** The objects whose names begin so; the container stays. */
    record Prefix(ContainerName container, String prefix) implements Selection {}

    /** A container and all that is in it. */
    record Container(ContainerName container) implements Selection {}

    /** Every container of the account and all that is in them. */
    record Account() implements Selection {}
  }

  /** Returns a request that deletes with segments and without headers. */
  public static DeleteRequest of(Selection selection) {
    return new DeleteRequest(selection, false, Headers.NONE);
  }
}
