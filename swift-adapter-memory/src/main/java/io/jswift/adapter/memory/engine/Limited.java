package io.jswift.adapter.memory.engine;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Exactly so many bytes of another stream; fewer are an error. */
final class Limited extends InputStream {
  private final InputStream source;
  private long left;

  Limited(InputStream source, long length) {
    this.source = source;
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int count) throws IOException {
    if (left == 0) {
      return -1;
    }
    int read = source.read(into, offset, (int) Math.min(count, left));
    if (read < 0) {
      throw new EOFException(left + " bytes are missing");
    }
    left -= read;
    return read;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
