package io.jswift.adapter.okhttp;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the octets of one connection pass through, above TLS. It buffers 64 KiB each way, since
 * OkHttp moves 8 KiB at a time, and does what OkHttp leaves out: a bounded wait for {@code 100
 * Continue}, an end to the sending when the answer is already there, and the refusal of octets that
 * came while nothing was asked.
 *
 * <p>Used by one thread at a time, the one that has the exchange; only {@link #look()} is for
 * another.
 */
final class Wire {
  static final int BUFFER = 64 * 1024;

  /** The socket beneath. */
  interface Line extends Closeable {
    InputStream in() throws IOException;

    OutputStream out() throws IOException;

    /** Returns false only if a read would certainly wait. */
    boolean mayHaveInput() throws IOException;

    int readTimeout() throws SocketException;

    void readTimeout(int millis) throws SocketException;

    /** Makes writes fail, one that is under way included; reads go on. */
    void endWriting() throws IOException;
  }

  /** The sending was ended because the answer has come. */
  static final class AnsweredEarly extends IOException {
    private static final long serialVersionUID = 1L;

    AnsweredEarly() {
      super("the server answered before the whole request was sent");
    }
  }

  private final Line line;
  private final Incoming incoming;
  private final byte[] pending = new byte[BUFFER];
  private int used;
  private int exchanges;
  private boolean sent;
  private boolean hasBody;
  private @Nullable IOException broken;
  private volatile boolean last;
  private volatile boolean writing;
  private volatile boolean answered;

  Wire(Line line) {
    this.line = line;
    this.incoming = new Incoming(line);
  }

  /**
   * Begins an exchange.
   *
   * @param withBody whether octets follow the head
   * @param wait how long to wait for {@code 100 Continue}; null if it was not asked for
   */
  void begin(boolean withBody, @Nullable Duration wait) throws IOException {
    exchanges++;
    sent = false;
    broken = null;
    hasBody = withBody;
    if (reused() && incoming.somethingThere()) {
      throw new IOException("the server sent something, or closed, while nothing was asked");
    }
    incoming.begin(wait);
  }

  /** Returns whether the connection had served an earlier exchange. */
  boolean reused() {
    return exchanges > 1;
  }

  /** Says that the server closes the connection after this exchange, whatever it has shown yet. */
  void last() {
    last = true;
  }

  /** Returns whether the exchange is the connection's last. */
  boolean isLast() {
    return last;
  }

  /** Returns whether anything of this exchange was handed to the socket. */
  boolean sent() {
    return sent;
  }

  /** Returns whether the server has closed its side. */
  boolean ended() {
    return incoming.ended();
  }

  /** Returns whether the server was asked for {@code 100 Continue} and waited for in vain. */
  boolean silent() {
    return incoming.silent();
  }

  Incoming incoming() {
    return incoming;
  }

  InputStream input() {
    return new Input();
  }

  OutputStream output() {
    return new Output();
  }

  /**
   * Ends a write that waits for the server to read, if the server has answered instead. For any
   * thread, now and then while a body is sent.
   */
  void look() {
    try {
      if (writing && incoming.answeredMeanwhile()) {
        answered = true;
        line.endWriting();
      }
    } catch (IOException broken) {
      // the thread that has the exchange will see it too
    }
  }

  /** Sends octets of a body past OkHttp, whose stream is broken if they cannot be sent. */
  void sendPast(byte[] bytes, int length, Duration limit) throws IOException {
    WriteLimit writing = new WriteLimit(line);
    writing.timeout(limit.toNanos(), TimeUnit.NANOSECONDS);
    writing.enter();
    try {
      send(bytes, length);
    } catch (IOException failed) {
      broken = failed;
    } finally {
      if (writing.exit()) {
        broken = new SocketTimeoutException("timeout");
      }
    }
    if (broken != null) {
      throw broken;
    }
  }

  private void send(byte[] bytes, int length) throws IOException {
    if (hasBody && incoming.answered()) {
      line.endWriting(); // the server need not wait for more, nor TLS for room to say goodbye
      throw new AnsweredEarly();
    }
    sent = true;
    writing = true;
    try {
      line.out().write(bytes, 0, length);
    } catch (IOException failed) {
      throw answered ? new AnsweredEarly() : failed;
    } finally {
      writing = false;
    }
  }

  private void drain() throws IOException {
    int length = used;
    used = 0;
    if (length > 0) {
      send(pending, length);
    }
  }

  private final class Input extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return incoming.read(bytes, offset, length);
    }

    @Override
    public int available() throws IOException {
      return incoming.available();
    }
  }

  private final class Output extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int from = offset;
      int end = offset + length;
      while (from < end) {
        int count = Math.min(end - from, BUFFER - used);
        System.arraycopy(bytes, from, pending, used, count);
        used += count;
        from += count;
        if (used == BUFFER) {
          drain();
        }
      }
    }

    @Override
    public void flush() throws IOException {
      if (broken != null) {
        throw broken;
      }
      drain();
      line.out().flush();
    }
  }
}
