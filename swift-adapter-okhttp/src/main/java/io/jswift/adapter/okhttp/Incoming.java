package io.jswift.adapter.okhttp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What comes in over one connection. A head is taken in whole before OkHttp sees any of it: interim
 * answers are dropped but for the {@code 100 Continue} that OkHttp waits for, which is invented if
 * the server does not say it in time; and header lines that are not UTF-8 are made so.
 *
 * <p>The lock is for {@link #answeredMeanwhile()}; all else is done by the thread that has the
 * exchange.
 */
final class Incoming {
  private static final byte[] GO_AHEAD =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Wire.Line line;
  private final ReentrantLock lock = new ReentrantLock();
  private byte[] buffer = new byte[Wire.BUFFER];
  private int position; // what OkHttp has had
  private int ready; // what it may have
  private int limit; // what has come
  private long told; // what OkHttp has yet to hear of, though it was read past it
  private boolean headDue;
  private boolean ended;
  private boolean silent;
  private @Nullable Duration goAheadWait;

  Incoming(Wire.Line line) {
    this.line = line;
  }

  /**
   * Expects an answer; {@code wait} says how long to wait for {@code 100 Continue}, null if it was
   * not asked for.
   */
  void begin(@Nullable Duration wait) {
    goAheadWait = wait;
    silent = false;
    headDue = true;
  }

  /** Returns whether the server has closed its side. */
  boolean ended() {
    return ended;
  }

  /** Returns whether {@code 100 Continue} was waited for in vain, and has not come later either. */
  boolean silent() {
    return silent;
  }

  /** Returns whether octets or an end are there, without waiting. */
  boolean somethingThere() throws IOException {
    peek();
    return position < limit || ended;
  }

  int available() throws IOException {
    return ready - position + line.in().available();
  }

  /** Gives OkHttp what it may have; what was read past it comes as octets of no meaning. */
  int read(byte[] bytes, int offset, int length) throws IOException {
    if (told > 0) {
      int count = (int) Math.min(length, told);
      told -= count;
      return count;
    }
    if (position == ready) {
      lock.lock();
      try {
        makeReady();
      } finally {
        lock.unlock();
      }
    }
    if (position == ready) {
      return -1;
    }
    int count = Math.min(length, ready - position);
    System.arraycopy(buffer, position, bytes, offset, count);
    position += count;
    return count;
  }

  /** Reads octets of a body past OkHttp, which has had the head and nothing else. */
  int readPast(byte[] bytes, int offset, int length) throws IOException {
    lock.lock();
    try {
      if (position < limit) {
        int count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, bytes, offset, count);
        position += count;
        ready = position;
        return count;
      }
      int count = line.in().read(bytes, offset, length);
      ended = count < 0;
      return count;
    } finally {
      lock.unlock();
    }
  }

  int availablePast() throws IOException {
    return limit - position + line.in().available();
  }

  /** Lets OkHttp read that many octets more, as if they were those that were read past it. */
  void tell(long count) {
    told = count;
  }

  /** Returns whether a final answer has begun to arrive. */
  boolean answered() throws IOException {
    lock.lock();
    try {
      if (position == limit && !line.mayHaveInput()) {
        return false;
      }
      peek();
      dropInterim();
      return limit - position >= "HTTP/1.1 2".length() && !interim();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The same for another thread, while the one that has the exchange writes; false if it reads
   * already.
   */
  boolean answeredMeanwhile() throws IOException {
    if (!lock.tryLock()) {
      return false;
    }
    try {
      return answered();
    } finally {
      lock.unlock();
    }
  }

  private void makeReady() throws IOException {
    if (headDue) {
      takeHead();
    } else {
      compact();
      if (limit == 0) {
        receive();
      }
      ready = limit;
    }
  }

  private void takeHead() throws IOException {
    Duration wait = goAheadWait;
    compact();
    if (wait != null && limit == 0 && !receiveWithin((int) Math.max(1, wait.toMillis()))) {
      silent = true;
      goAheadWait = null;
      System.arraycopy(GO_AHEAD, 0, buffer, 0, GO_AHEAD.length);
      ready = GO_AHEAD.length;
      limit = GO_AHEAD.length;
      return;
    }
    while (true) {
      int end = endOfHead();
      if (limit >= "HTTP/".length() && !startsLikeHttp()) {
        throw new ProtocolException("it begins with \"" + printable() + "\"");
      }
      if (end < 0 && limit < buffer.length) {
        receive();
        if (!ended) {
          continue;
        }
      }
      if (end < 0) {
        headDue = false; // too long or cut short: OkHttp knows what to say about it
        ready = limit;
        return;
      }
      if (!interim()) {
        headDue = false;
        ready = makeUtf8(end);
        return;
      }
      silent = false;
      if (goAheadWait != null && status(100)) {
        goAheadWait = null;
        ready = end;
        return;
      }
      position = end;
      compact();
    }
  }

  private void dropInterim() {
    int end = endOfHead();
    while (end >= 0 && interim()) {
      silent = false;
      position = end;
      ready = end;
      end = endOfHead();
    }
    compact();
  }

  // 101 is no step on the way to an answer, and nobody asked for it.
  private boolean interim() {
    return limit - position >= "HTTP/1.1 100".length()
        && startsLikeHttp()
        && buffer[position + "HTTP/1.1 ".length()] == '1'
        && !status(101);
  }

  private boolean status(int code) {
    return text("HTTP/1.1 ".length(), "100".length()).equals(Integer.toString(code));
  }

  private boolean startsLikeHttp() {
    return text(0, "HTTP/".length()).equals("HTTP/");
  }

  private String text(int from, int length) {
    return new String(buffer, position + from, length, StandardCharsets.ISO_8859_1);
  }

  private String printable() {
    return text(0, Math.min(limit, 40)).replaceAll("[^ -~]", "?");
  }

  private int endOfHead() {
    for (int i = position; i + 1 < limit; i++) {
      if (buffer[i] == '\n') {
        if (buffer[i + 1] == '\n') {
          return i + 2;
        }
        if (buffer[i + 1] == '\r' && i + 2 < limit && buffer[i + 2] == '\n') {
          return i + 3;
        }
      }
    }
    return -1;
  }

  /** Reads the lines of the head that are not UTF-8 as ISO 8859-1; returns where it then ends. */
  private int makeUtf8(int end) {
    if (isUtf8(position, end)) {
      return end;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(limit + 256);
    int from = position;
    for (int i = position; i < end; i++) {
      if (buffer[i] == '\n') {
        byte[] text =
            new String(buffer, from, i + 1 - from, StandardCharsets.ISO_8859_1)
                .getBytes(
                    isUtf8(from, i + 1) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        out.write(text, 0, text.length);
        from = i + 1;
      }
    }
    int newEnd = out.size();
    out.write(buffer, end, limit - end);
    limit = out.size();
    buffer = Arrays.copyOf(out.toByteArray(), Math.max(limit, buffer.length));
    position = 0;
    return newEnd;
  }

  private boolean isUtf8(int from, int to) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, from, to - from));
      return true;
    } catch (CharacterCodingException other) {
      return false;
    }
  }

  private void peek() throws IOException {
    compact();
    if (limit < buffer.length && line.mayHaveInput()) {
      receiveWithin(1);
    }
  }

  /** Returns whether anything came in that time, an end included. */
  private boolean receiveWithin(int millis) throws IOException {
    int before = line.readTimeout();
    line.readTimeout(millis);
    try {
      receive();
      return true;
    } catch (SocketTimeoutException nothing) {
      return false;
    } finally {
      line.readTimeout(before);
    }
  }

  private void receive() throws IOException {
    int count = line.in().read(buffer, limit, buffer.length - limit);
    ended = count < 0;
    limit += Math.max(count, 0);
  }

  private void compact() {
    System.arraycopy(buffer, position, buffer, 0, limit - position);
    limit -= position;
    ready -= position;
    position = 0;
  }
}
