package io.jswift.service.stat;

import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.service.connection.Reply;
import io.jswift.service.outcome.Failure;

/** What was told of one object. */
public sealed interface StatOutcome {
  /** Returns which. */
  ObjectPath object();

  /** It is there. */
  record Found(ObjectPath object, ObjectInfo info, Reply reply) implements StatOutcome {
    /** Returns the requests sent. */
    public int attempts() {
      return reply.attempts();
    }
  }

  /** It is not there, or nothing was told. */
  record Failed(ObjectPath object, Failure failure) implements StatOutcome {}
}
