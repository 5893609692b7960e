package io.jswift.service.delete;

import io.jswift.domain.ContainerName;
import io.jswift.domain.ObjectPath;
import io.jswift.service.connection.Reply;
import io.jswift.service.outcome.Failure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one deletion. */
public sealed interface DeleteOutcome {
  /**
   * The object is gone, and what was asked of its segments is done or has failed before this. In a
   * bulk request an object that was not there counts as deleted: the server does not say which.
   *
   * @param object where it was
   * @param versionIdOrNull the version that is gone; null for the current one
   * @param reply what the server said to the request, or to the bulk request in which it was;
   *     status 404 for a listed object that was gone before
   */
  record ObjectDeleted(ObjectPath object, @Nullable String versionIdOrNull, Reply reply)
      implements DeleteOutcome {
    /** Returns the requests sent for it, or for the bulk request in which it was. */
    public int attempts() {
      return reply.attempts();
    }

    /** Returns the version that is gone; empty for the current one. */
    public Optional<String> versionId() {
      return Optional.ofNullable(versionIdOrNull);
    }
  }

  /**
   * What would be deleted, had the call been in earnest.
   *
   * @param container the container, or the one of the object
   * @param objectOrNull the object; null for the container itself
   * @param versionIdOrNull the version; null for the current one
   * @param segments how many segments of it would go with it, manifests within manifests included;
   *     0 for what has none, and where they stay
   */
  record Planned(
      ContainerName container,
      @Nullable ObjectPath objectOrNull,
      @Nullable String versionIdOrNull,
      long segments)
      implements DeleteOutcome {
    /** Returns the object; empty for the container itself. */
    public Optional<ObjectPath> object() {
      return Optional.ofNullable(objectOrNull);
    }
  }

  /** A segment of a dynamic large object is gone. */
  record SegmentDeleted(ObjectPath segment, Reply reply) implements DeleteOutcome {
    /** Returns the requests sent for it, or for the bulk request in which it was. */
    public int attempts() {
      return reply.attempts();
    }
  }

  /** The container is gone. */
  record ContainerDeleted(ContainerName container, Reply reply) implements DeleteOutcome {
    /** Returns the requests sent for the container itself. */
    public int attempts() {
      return reply.attempts();
    }
  }

  /**
   * Something is still there.
   *
   * @param container the container, or the one of the object
   * @param objectOrNull the object or segment; null if it is about the container
   * @param versionIdOrNull the version; null for the current one
   * @param failure why; where the object was refused within a bulk request, a {@code
   *     StatusException} whose operation is {@link #IN_BULK}
   */
  record Failed(
      ContainerName container,
      @Nullable ObjectPath objectOrNull,
      @Nullable String versionIdOrNull,
      Failure failure)
      implements DeleteOutcome {
    /** The operation of a refusal within a bulk request. */
    public static final String IN_BULK = "Bulk delete";

    /** Returns the object or segment; empty if it is about the container. */
    public Optional<ObjectPath> object() {
      return Optional.ofNullable(objectOrNull);
    }
  }
}
