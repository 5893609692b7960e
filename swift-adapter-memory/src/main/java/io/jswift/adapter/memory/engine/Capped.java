package io.jswift.adapter.memory.engine;

import java.io.IOException;
import java.io.InputStream;

/** At most so many bytes of another stream; one more is an error. */
final class Capped extends InputStream {
  private final InputStream source;
  private long left;
  private boolean exceeded;

  Capped(InputStream source, long most) {
    this.source = source;
    this.left = most;
  }

  /** Returns whether there was more. */
  boolean exceeded() {
    return exceeded;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int count) throws IOException {
    int read = source.read(into, offset, count);
    left -= Math.max(0, read);
    exceeded |= left < 0;
    if (exceeded) {
      throw new IOException("The file is larger than its form allows.");
    }
    return read;
  }
}
