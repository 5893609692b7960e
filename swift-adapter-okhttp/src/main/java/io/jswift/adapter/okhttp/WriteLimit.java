package io.jswift.adapter.okhttp;

import java.io.Closeable;
import java.io.IOException;
import okio.AsyncTimeout;

/**
 * Closes a connection that takes nothing for too long; for writes that do not go through OkHttp.
 */
final class WriteLimit extends AsyncTimeout {
  private final Closeable line;

  WriteLimit(Closeable line) {
    this.line = line;
  }

  @Override
  protected void timedOut() {
    try {
      line.close();
    } catch (IOException | RuntimeException alreadyBroken) {
      // the write fails all the same
    }
  }
}
