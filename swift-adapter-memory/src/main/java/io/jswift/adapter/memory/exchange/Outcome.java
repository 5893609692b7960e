package io.jswift.adapter.memory.exchange;

import io.jswift.adapter.memory.engine.WireResponse;

/** What becomes of a request. */
public sealed interface Outcome {
  /** It is answered. The receiver closes the body. */
  record Answer(WireResponse response) implements Outcome {}

  /** It is not. */
  enum Broken implements Outcome {
    /** The connection ends. */
    DROPPED,
    /** Something comes back that is not HTTP. */
    GARBAGE
  }
}
