package io.jswift.adapter.okhttp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the octets of one connection pass through, above TLS. It buffers 64 KiB each way, since
 * OkHttp moves 8 KiB at a time, and does what OkHttp leaves out: a bounded wait for {@code 100
 * Continue}, an end to the sending when the answer is already there, and the refusal of octets that
 * came while nothing was asked.
 *
 * <p>Used by one thread at a time, the one that has the exchange.
 */
final class Wire {
  static final int BUFFER = 64 * 1024;
  private static final byte[] GO_AHEAD =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** The socket beneath. */
  interface Line {
    InputStream in() throws IOException;

    OutputStream out() throws IOException;

    /** Returns false only if a read would certainly wait. */
    boolean mayHaveInput() throws IOException;

    int readTimeout() throws SocketException;

    void readTimeout(int millis) throws SocketException;
  }

  /** The sending was ended because the answer has come. */
  static final class AnsweredEarly extends IOException {
    private static final long serialVersionUID = 1L;

    AnsweredEarly() {
      super("the server answered before the whole request was sent");
    }
  }

  private final Line line;
  private final byte[] received = new byte[BUFFER];
  private final byte[] pending = new byte[BUFFER];
  private int position;
  private int limit;
  private int used;
  private int exchanges;
  private boolean sent;
  private boolean ended;
  private boolean hasBody;
  private @Nullable Duration continueWait;
  private boolean silent;

  Wire(Line line) {
    this.line = line;
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
    silent = false;
    hasBody = withBody;
    continueWait = wait;
    if (reused() && somethingThere()) {
      throw new IOException("the server sent something, or closed, while nothing was asked");
    }
  }

  /** Returns whether the connection had served an earlier exchange. */
  boolean reused() {
    return exchanges > 1;
  }

  /** Returns whether anything of this exchange was handed to the socket. */
  boolean sent() {
    return sent;
  }

  /** Returns whether the server has closed its side. */
  boolean ended() {
    return ended;
  }

  /** Returns whether the server was asked for {@code 100 Continue} and waited for in vain. */
  boolean silent() {
    return silent;
  }

  InputStream input() {
    return new Input();
  }

  OutputStream output() {
    return new Output();
  }

  private boolean somethingThere() throws IOException {
    peek();
    return position < limit || ended;
  }

  /** Takes in what is there, without waiting. */
  private void peek() throws IOException {
    compact();
    if (limit < BUFFER && line.mayHaveInput()) {
      receive(1);
    }
  }

  /**
   * Reads more into the buffer, waiting so long at most; returns whether anything came, an end
   * included.
   */
  private boolean receive(int millis) throws IOException {
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
    int count = line.in().read(received, limit, BUFFER - limit);
    ended = count < 0;
    limit += Math.max(count, 0);
  }

  private void compact() {
    System.arraycopy(received, position, received, 0, limit - position);
    limit -= position;
    position = 0;
  }

  /**
   * Waits for the server's word on the body; where none comes, says in its place that the body may
   * be sent.
   */
  private void awaitGoAhead(Duration wait) throws IOException {
    continueWait = null;
    if (!receive((int) Math.max(1, wait.toMillis()))) {
      silent = true;
      System.arraycopy(GO_AHEAD, 0, received, 0, GO_AHEAD.length);
      limit = GO_AHEAD.length;
    }
  }

  /** Returns whether a final answer has begun to arrive; interim ones are taken away. */
  private boolean answered() throws IOException {
    if (position == limit && !line.mayHaveInput()) {
      return false;
    }
    peek();
    while (interim()) {
      int end = endOfHead();
      if (end < 0) {
        return false;
      }
      position = end;
    }
    return limit - position >= "HTTP/1.1 2".length();
  }

  private boolean interim() {
    return limit - position >= "HTTP/1.1 1".length()
        && received[position] == 'H'
        && received[position + "HTTP/1.1".length()] == ' '
        && received[position + "HTTP/1.1 ".length()] == '1';
  }

  private int endOfHead() {
    for (int i = position; i + 3 < limit; i++) {
      if (received[i] == '\r'
          && received[i + 1] == '\n'
          && received[i + 2] == '\r'
          && received[i + 3] == '\n') {
        return i + 4;
      }
    }
    return -1;
  }

  private void send(byte[] bytes, int offset, int length) throws IOException {
    if (hasBody && answered()) {
      throw new AnsweredEarly();
    }
    sent = true;
    line.out().write(bytes, offset, length);
  }

  private void drain() throws IOException {
    int length = used;
    used = 0;
    if (length > 0) {
      send(pending, 0, length);
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
      if (position == limit) {
        position = 0;
        limit = 0;
        Duration wait = continueWait;
        if (wait != null) {
          awaitGoAhead(wait);
        } else {
          receive();
        }
      }
      if (position == limit) {
        return -1;
      }
      int count = Math.min(length, limit - position);
      System.arraycopy(received, position, bytes, offset, count);
      position += count;
      return count;
    }

    @Override
    public int available() throws IOException {
      return limit - position + line.in().available();
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
      drain();
      line.out().flush();
    }
  }
}
