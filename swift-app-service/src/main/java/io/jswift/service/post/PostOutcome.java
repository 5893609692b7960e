package io.jswift.service.post;

import io.jswift.domain.ObjectPath;
import io.jswift.service.connection.Reply;
import io.jswift.service.outcome.Failure;

/** What became of one object's metadata. */
public sealed interface PostOutcome {
  /** Returns which. */
  ObjectPath object();

  /** It is replaced. */
  record Posted(ObjectPath object, Reply reply) implements PostOutcome {
    /** Returns the requests sent. */
    public int attempts() {
      return reply.attempts();
    }
  }

  /** It is as it was. */
  record Failed(ObjectPath object, Failure failure) implements PostOutcome {}
}
