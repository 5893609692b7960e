package io.jswift.service.internal.file;

import io.jswift.domain.CancelledException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that the caller gave: whatever it throws is a failed read, but for an {@link Error} and
 * for {@link CancelledException}, which ends the call; and how it closes matters to nobody, once it
 * was read.
 */
public final class GivenStream extends InputStream {
  private final InputStream given;

  /** Wraps it. */
  public GivenStream(InputStream given) {
    this.given = given;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    try {
      return given.read(into, offset, length);
    } catch (CancelledException ended) {
      throw ended;
    } catch (RuntimeException failed) {
      throw new IOException(failed.toString(), failed);
    }
  }

  @Override
  public void close() {
    try {
      given.close();
    } catch (IOException | RuntimeException unimportant) {
      // what it had to give was read, or its failure is told already
    }
  }
}
