package io.jswift.adapter.memory.http;

import java.io.IOException;

/**
 * What came in is not a request that can be taken: it is answered with this status, and the
 * connection ends.
 */
final class BadRequest extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String reason;

  BadRequest(int status, String message) {
    super(message);
    this.status = status;
    this.reason = message;
  }

  int status() {
    return status;
  }

  /** Returns the sentence for the client. */
  String reason() {
    return reason;
  }
}
