package io.jswift.service.internal.upload;

import io.jswift.domain.ObjectPath;
import io.jswift.domain.SwiftException;
import java.util.List;

/** Segments were sent, but no manifest names them. */
final class Incomplete extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final SwiftException failure;
  private final transient List<ObjectPath> orphans;
  private final boolean segmentFailed;

  Incomplete(SwiftException failure, List<ObjectPath> orphans, boolean segmentFailed) {
    super(failure);
    this.failure = failure;
    this.orphans = List.copyOf(orphans);
    this.segmentFailed = segmentFailed;
  }

  SwiftException failure() {
    return failure;
  }

  List<ObjectPath> orphans() {
    return orphans;
  }

  boolean segmentFailed() {
    return segmentFailed;
  }
}
