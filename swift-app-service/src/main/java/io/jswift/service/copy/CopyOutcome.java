package io.jswift.service.copy;

import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.ObjectPath;
import io.jswift.service.connection.Reply;
import io.jswift.service.outcome.Failure;
import java.util.List;

/** What became of one step of a copy. */
public sealed interface CopyOutcome {
  /** How an object was copied. */
  enum Form {
    /** A plain object, as it is. */
    PLAIN,
    /** A large object as one plain object. */
    DATA,
    /** The manifest of a large object. */
    MANIFEST,
    /** A large object segment by segment. */
    SEGMENTS
  }

  /** The container is there, made now (status 201) or before (202). */
  record ContainerReady(ContainerName container, Reply reply) implements CopyOutcome {}

  /**
   * The container could not be made. The copy goes on: it may exist, and its user lack the right to
   * make it.
   */
  record ContainerNotReady(ContainerName container, Failure failure) implements CopyOutcome {}

  /**
   * One segment of a large object is there.
   *
   * @param object the copy that it is for
   * @param source the original's segment
   * @param segment where it is now
   * @param bytes its length
   * @param reply what the server said when it copied it, or when it was found there
   * @param resumed whether it was there already and was not copied
   */
  record SegmentCopied(
      ObjectPath object,
      ObjectPath source,
      ObjectPath segment,
      long bytes,
      Reply reply,
      boolean resumed)
      implements CopyOutcome {
    /** Returns how often it was copied. */
    public int attempts() {
      return resumed ? 0 : reply.attempts();
    }
  }

  /**
   * The copy is there, and right as far as was asked. What it replaced is gone, but for the
   * segments of a large object.
   *
   * @param source the original
   * @param destination the copy; the same for one onto itself
   * @param form how it was copied
   * @param etag of the copy, as the server gave it
   * @param reply what the server said when it made it, or its manifest
   */
  record Copied(ObjectPath source, ObjectPath destination, Form form, ETag etag, Reply reply)
      implements CopyOutcome {
    /** Returns the requests sent for it or its manifest. */
    public int attempts() {
      return reply.attempts();
    }

    /**
     * Returns whether both objects now have the same segments, so that deleting one with them
     * breaks the other.
     */
    public boolean sharesSegments() {
      return form == Form.MANIFEST && !source.equals(destination);
    }
  }

  /**
   * What would be copied, had the call been in earnest.
   *
   * @param source the original
   * @param destination the copy; the same for one onto itself
   * @param form how it would be copied
   */
  record Planned(ObjectPath source, ObjectPath destination, Form form) implements CopyOutcome {}

  /**
   * An object was not copied. What stood at the destination still does.
   *
   * @param source the original
   * @param destination where the copy should have gone
   * @param failure why
   * @param orphans segments that were copied, or may have been, and that no manifest names; a
   *     repeated copy uses them again. Of one whose answer was lost nobody knows, so deleting it
   *     may find nothing. Empty where the copy's own manifest may be in place
   */
  record Failed(
      ObjectPath source, ObjectPath destination, Failure failure, List<ObjectPath> orphans)
      implements CopyOutcome {
    /** Makes an immutable outcome. */
    public Failed {
      orphans = List.copyOf(orphans);
    }
  }
}
