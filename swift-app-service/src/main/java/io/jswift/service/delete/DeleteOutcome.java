package io.jswift.service.delete;

import io.jswift.domain.ContainerName;
import io.jswift.domain.ObjectPath;
import io.jswift.service.outcome.Failure;
import org.jspecify.annotations.Nullable;

/** What became of one deletion. */
public sealed interface DeleteOutcome {
  /** The object is gone, with its segments if it was a static large object and that was asked. */
  record ObjectDeleted(ObjectPath object, int attempts) implements DeleteOutcome {}

  /** A segment of a dynamic large object is gone. */
  record SegmentDeleted(ObjectPath segment, int attempts) implements DeleteOutcome {}

  /** The container is gone. */
  record ContainerDeleted(ContainerName container, int attempts) implements DeleteOutcome {}

  /**
   * Something is still there.
   *
   * @param container the container, or the one of the object
   * @param objectOrNull the object; null if it is about the container
   * @param failure why
   */
  record Failed(ContainerName container, @Nullable ObjectPath objectOrNull, Failure failure)
      implements DeleteOutcome {}
}
