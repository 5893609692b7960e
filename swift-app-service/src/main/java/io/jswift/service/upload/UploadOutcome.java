package io.jswift.service.upload;

import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.ObjectPath;
import io.jswift.service.connection.Reply;
import io.jswift.service.outcome.Failure;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one step of an upload. */
public sealed interface UploadOutcome {
  /** Why an object was not sent. */
  enum SkipReason {
    /** Size and modification time are those of the file. */
    UNCHANGED,
    /** The bytes are those of the file. */
    IDENTICAL
  }

  /** Whether an object is its own bytes or a manifest. */
  enum Form {
    /** Its own bytes. */
    PLAIN,
    /** A manifest over segments. */
    SEGMENTED,
    /** A directory marker. */
    MARKER
  }

  /** The container is there, made now (status 201) or before (202). */
  record ContainerReady(ContainerName container, Reply reply) implements UploadOutcome {}

  /**
   * The container could not be made. The upload goes on: it may exist, and its user lack the right
   * to make it.
   */
  record ContainerNotReady(ContainerName container, Failure failure) implements UploadOutcome {}

  /**
   * One segment is on the server and right.
   *
   * @param object the object it is for
   * @param index from 0
   * @param segment where it is
   * @param bytes its length
   * @param reply what the server said when it stored it, or when it was found there
   * @param resumed whether it was there already and was not sent
   */
  record SegmentReady(
      ObjectPath object,
      int index,
      ObjectPath segment,
      long bytes,
      ETag etag,
      Reply reply,
      boolean resumed)
      implements UploadOutcome {
    /** Returns how often it was sent. */
    public int attempts() {
      return resumed ? 0 : reply.attempts();
    }
  }

  /**
   * The object is there and right.
   *
   * @param object where
   * @param source the local path as given or walked; empty for a stream
   * @param form how it is stored
   * @param bytes its length
   * @param etag as the server gave it
   * @param reply what the server said when it stored the object or its manifest
   */
  record Uploaded(ObjectPath object, String source, Form form, long bytes, ETag etag, Reply reply)
      implements UploadOutcome {
    /** Returns the requests sent for the object or its manifest. */
    public int attempts() {
      return reply.attempts();
    }
  }

  /**
   * What would be uploaded, had the call been in earnest.
   *
   * @param object where to
   * @param source the local path as given or walked; empty for a stream
   * @param form how it would be stored
   * @param bytes its length; -1 for a stream, which is not read
   */
  record Planned(ObjectPath object, String source, Form form, long bytes)
      implements UploadOutcome {}

  /** The object was right already. */
  record Skipped(ObjectPath object, String source, SkipReason reason) implements UploadOutcome {}

  /** A segment of the object that was replaced is gone; status 404 if it was so before. */
  record OldSegmentDeleted(ObjectPath object, ObjectPath segment, Reply reply)
      implements UploadOutcome {}

  /** A segment of the object that was replaced could not be removed; the object itself is right. */
  record OldSegmentLeft(ObjectPath object, ObjectPath segment, Failure failure)
      implements UploadOutcome {}

  /**
   * A segment that the replaced object named was left: its name says that it was made for another
   * object, which may be using it, as after the copy of a manifest.
   */
  record OldSegmentKept(ObjectPath object, ObjectPath segment) implements UploadOutcome {}

  /**
   * The item was not uploaded. What stood under the name before still does, but for a plain object
   * of which the server stored other bytes than were sent.
   *
   * @param objectOrNull where it should have gone, once that was known
   * @param source the local path; empty for a stream
   * @param failure why
   * @param orphans segments that exist, or may exist, and that no manifest names; a repeated upload
   *     of a file uses them again. One may exist if its answer was lost or wrong, or was not waited
   *     for since another one failed; so deleting it may find nothing. One that is a manifest
   *     itself stands for all that it names. Empty where the object's own manifest may be in place
   * @param segmentFailed whether it was a segment that failed, and no manifest was tried
   */
  record Failed(
      @Nullable ObjectPath objectOrNull,
      String source,
      Failure failure,
      List<ObjectPath> orphans,
      boolean segmentFailed)
      implements UploadOutcome {
    /** Returns where it should have gone, once that was known. */
    public Optional<ObjectPath> object() {
      return Optional.ofNullable(objectOrNull);
    }
  }
}
