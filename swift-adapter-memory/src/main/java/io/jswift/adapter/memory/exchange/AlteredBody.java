package io.jswift.adapter.memory.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A body with a byte altered, a wait, or an early end at given offsets; -1 for none. */
final class AlteredBody extends InputStream {
  private final InputStream in;
  private final long flipAt;
  private final long cutAt;
  private final long stallAt;
  private final Duration stall;
  private final Patience patience;
  private long position;
  private boolean cut;
  private boolean stalled;

  AlteredBody(
      InputStream in, long flipAt, long cutAt, long stallAt, Duration stall, Patience patience) {
    this.in = in;
    this.flipAt = flipAt;
    this.cutAt = cutAt;
    this.stallAt = stallAt;
    this.stall = stall;
    this.patience = patience;
  }

  /** Returns whether the early end was reached. */
  boolean cut() {
    return cut;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (position == cutAt) {
      cut = true;
      throw new ConnectionLost(
          "The connection was cut after " + cutAt + " bytes of the body, as planned.");
    }
    if (position == stallAt && !stalled) {
      stalled = true;
      patience.pause(stall);
    }
    int n = in.read(buffer, offset, (int) Math.min(length, Math.min(upTo(cutAt), upTo(stallAt))));
    if (n > 0) {
      if (flipAt >= position && flipAt < position + n) {
        buffer[offset + (int) (flipAt - position)] ^= 1;
      }
      position += n;
    }
    return n;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private long upTo(long mark) {
    return mark > position ? mark - position : Long.MAX_VALUE;
  }
}
