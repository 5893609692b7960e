package io.jswift.adapter.memory.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * The octets of one connection, buffered both ways. One thread uses it; another may ask whether the
 * client is overdue, and close it, which ends a read or write in progress.
 */
final class Wire implements Closeable {
  private static final int BUFFER = 64 * 1024;
  private static final int CHUNK_HEAD = "FFFF\r\n".length();
  private static final int CHUNK_TAIL = "\r\n".length();
  private static final long NOT_WAITING = Long.MAX_VALUE;

  private final SocketChannel channel;
  private final ByteBuffer in = ByteBuffer.allocate(BUFFER).limit(0);
  private final byte[] outBytes = new byte[BUFFER];
  private final ByteBuffer out = ByteBuffer.wrap(outBytes);
  private volatile long waitingSince = NOT_WAITING;
  private boolean oneWait;

  Wire(SocketChannel channel) throws IOException {
    this.channel = channel;
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  InetAddress peer() {
    return channel.socket().getInetAddress();
  }

  /** Returns whether the client has let this side wait for longer than that. */
  boolean overdue(long now, long limitNanos) {
    long since = waitingSince;
    return since != NOT_WAITING && now - since > limitNanos;
  }

  /**
   * Makes all that is read until {@link #endOneWait} count as one wait, so that no octet buys more
   * time.
   */
  void startOneWait() {
    oneWait = true;
    waitingSince = System.nanoTime();
  }

  void endOneWait() {
    oneWait = false;
    waitingSince = NOT_WAITING;
  }

  /** Makes the client never overdue from now on. */
  void waitWithoutLimit() {
    oneWait = true;
    waitingSince = NOT_WAITING;
  }

  /**
   * Returns whether there is an octet to read; waits for it, and is false at the end of the stream.
   */
  boolean awaitInput() throws IOException {
    return in.hasRemaining() || fill(in.clear()) > 0;
  }

  /** Returns the next octet, -1 at the end of the stream. */
  int read() throws IOException {
    return awaitInput() ? in.get() & 0xFF : -1;
  }

  /** Reads what is there, one octet at least; -1 at the end of the stream. */
  int read(byte[] buffer, int offset, int length) throws IOException {
    if (!in.hasRemaining() && length >= BUFFER) {
      waits();
      int n = channel.read(ByteBuffer.wrap(buffer, offset, length));
      waited();
      return n;
    }
    if (!awaitInput()) {
      return -1;
    }
    int n = Math.min(length, in.remaining());
    in.get(buffer, offset, n);
    return n;
  }

  /** Writes text, one octet a char. */
  void write(String octets) throws IOException {
    write(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private void write(ByteBuffer bytes) throws IOException {
    if (bytes.remaining() > out.remaining()) {
      flush();
    }
    if (bytes.remaining() > out.remaining()) {
      send(bytes);
    } else {
      out.put(bytes);
    }
  }

  /** Passes on what the body gives at once, up to {@code most}; returns how much, -1 at its end. */
  int pass(InputStream body, long most) throws IOException {
    makeRoom();
    int n = take(body, 0, (int) Math.min(out.remaining(), most));
    out.position(out.position() + Math.max(n, 0));
    return n;
  }

  /** Passes on what the body gives at once as a chunk; returns whether there was any. */
  boolean passChunk(InputStream body) throws IOException {
    makeRoom();
    int n = take(body, CHUNK_HEAD, out.remaining() - CHUNK_HEAD - CHUNK_TAIL);
    if (n > 0) {
      int start = out.position();
      out.put("%04X\r\n".formatted(n).getBytes(StandardCharsets.US_ASCII));
      out.position(start + CHUNK_HEAD + n).put((byte) '\r').put((byte) '\n');
    }
    return n >= 0;
  }

  // A body that waits has sent before what stood in the buffer, so the place of its bytes is a new
  // one.
  private int take(InputStream body, int gap, int most) throws IOException {
    int start = out.position();
    int n = body.read(outBytes, start + gap, most);
    if (n > 0 && out.position() != start) {
      System.arraycopy(outBytes, start + gap, outBytes, out.position() + gap, n);
    }
    return n;
  }

  private void makeRoom() throws IOException {
    if (out.remaining() < BUFFER / 2) {
      flush();
    }
  }

  void flush() throws IOException {
    send(out.flip());
    out.clear();
  }

  private void send(ByteBuffer bytes) throws IOException {
    waits();
    while (bytes.hasRemaining()) {
      if (channel.write(bytes) > 0) {
        waits();
      }
    }
    waited();
  }

  /** Says that nothing more will be sent; the client can still send. */
  void finishOutput() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private int fill(ByteBuffer into) throws IOException {
    waits();
    int n = channel.read(into);
    into.flip();
    waited();
    return n;
  }

  private void waits() {
    if (!oneWait) {
      waitingSince = System.nanoTime();
    }
  }

  private void waited() {
    if (!oneWait) {
      waitingSince = NOT_WAITING;
    }
  }
}
