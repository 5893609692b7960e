package io.jswift.service.internal.delete;

import io.jswift.domain.ObjectPath;
import io.jswift.service.delete.DeleteOptions;
import org.jspecify.annotations.Nullable;

/**
 * One object that is to go.
 *
 * @param versionIdOrNull the version; null for the current one
 * @param segment whether it is a segment of another object, and so has none itself
 * @param plain whether it is known to have no segments
 * @param missing what it means if it is not there
 */
record Doomed(
    ObjectPath object,
    @Nullable String versionIdOrNull,
    DeleteOptions options,
    boolean segment,
    boolean plain,
    Missing missing) {
  /** What a 404 means. */
  enum Missing {
    /** It was asked for by name: a failure. */
    FAILS,
    /** It was listed, so it has been there: it is gone. */
    GONE,
    /** It was listed, and may have been reported already: nothing to say. */
    UNSAID
  }

  static Doomed segment(ObjectPath object, DeleteOptions options) {
    return new Doomed(object, null, options, true, true, Missing.UNSAID);
  }

  /** Returns whether nobody needs to look for segments. */
  boolean isBare() {
    return segment || plain || options.leaveSegments();
  }

  /** Returns it for another try, where the first may have succeeded. */
  Doomed perhapsGone() {
    return missing == Missing.FAILS
        ? new Doomed(object, versionIdOrNull, options, segment, plain, Missing.GONE)
        : this;
  }

  /** Returns it after a look that found no segments. */
  Doomed foundPlain() {
    return new Doomed(object, versionIdOrNull, options, segment, true, missing);
  }
}
