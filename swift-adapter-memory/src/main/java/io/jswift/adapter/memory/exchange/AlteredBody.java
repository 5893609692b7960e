package io.jswift.adapter.memory.exchange;

import io.jswift.adapter.memory.fault.Fault;
import io.jswift.adapter.memory.fault.FaultAction;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A body with a byte altered, a wait, or an early end at given offsets, or one that trickles. */
final class AlteredBody extends InputStream {
  private static final int SLICES = 10; // a second

  private final InputStream in;
  private final long flipAt;
  private final long cutAt;
  private final long stallAt;
  private final Duration stall;
  private final long rate;
  private final Patience patience;
  private Duration owed; // for what was read last, at that rate
  private long position;
  private boolean cut;
  private boolean stalled;

  private AlteredBody(
      InputStream in,
      long flipAt,
      long cutAt,
      long stallAt,
      Duration stall,
      long rate,
      Patience patience) {
    this.in = in;
    this.flipAt = flipAt;
    this.cutAt = cutAt;
    this.stallAt = stallAt;
    this.stall = stall;
    this.rate = rate;
    this.owed = rate == 0 ? Fault.FOREVER : Duration.ZERO;
    this.patience = patience;
  }

  /** Returns a request's body as the fault lets it arrive. */
  static AlteredBody ofRequest(InputStream in, Fault fault, Patience patience) {
    return new AlteredBody(
        in,
        fault.number(FaultAction.FLIP_REQUEST),
        fault.number(FaultAction.CUT_REQUEST),
        -1,
        Duration.ZERO,
        -1,
        patience);
  }

  /** Returns an answer's body as the fault lets it be sent. */
  static AlteredBody ofAnswer(InputStream in, Fault fault, Patience patience) {
    Duration stall = fault.duration(FaultAction.STALL);
    return new AlteredBody(
        in,
        fault.number(FaultAction.FLIP),
        fault.number(FaultAction.CUT),
        fault.number(FaultAction.STALL_AFTER),
        stall.isZero() ? Fault.FOREVER : stall,
        fault.number(FaultAction.RATE),
        patience);
  }

  /** Returns whether the fault does anything to an answer's body. */
  static boolean altersAnswer(Fault fault) {
    return fault.has(FaultAction.FLIP)
        || fault.has(FaultAction.CUT)
        || fault.has(FaultAction.STALL_AFTER)
        || fault.has(FaultAction.RATE);
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
    trickle();
    long most = Math.min(Math.min(upTo(cutAt), upTo(stallAt)), slice());
    int n = in.read(buffer, offset, (int) Math.min(length, most));
    if (n > 0) {
      owed = rate > 0 ? Duration.ofNanos(TimeUnit.SECONDS.toNanos(n) / rate) : Duration.ZERO;
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

  private long slice() {
    return rate < 0 ? Long.MAX_VALUE : Math.max(1, rate / SLICES);
  }

  // Before the next bytes are read, since whoever reads them may send the earlier ones meanwhile.
  private void trickle() throws IOException {
    if (!owed.isZero()) {
      patience.pause(owed);
    }
  }

  private long upTo(long mark) {
    return mark > position ? mark - position : Long.MAX_VALUE;
  }
}
