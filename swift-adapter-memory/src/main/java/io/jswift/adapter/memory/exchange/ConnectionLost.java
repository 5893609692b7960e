package io.jswift.adapter.memory.exchange;

import java.io.IOException;

/** A fault ends the connection here. */
public final class ConnectionLost extends IOException {
  private static final long serialVersionUID = 1L;

  /** Makes one with a sentence. */
  public ConnectionLost(String message) {
    super(message);
  }
}
