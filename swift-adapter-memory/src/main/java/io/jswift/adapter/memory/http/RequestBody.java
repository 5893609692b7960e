package io.jswift.adapter.memory.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of one request, of a known length or in chunks. Where the client waits for {@code 100
 * Continue} the first read sends it, so it is sent exactly if the body is wanted.
 */
final class RequestBody extends InputStream {
  private static final int LINE = 1024;
  private static final int TRAILERS = 128;
  private static final int HEX_DIGITS = 15;

  private final Wire wire;
  private final boolean chunked;
  private boolean clientWaits;
  private long left;
  private boolean firstChunk = true;
  private boolean finished;
  private @Nullable IOException failure;

  RequestBody(Wire wire, RequestHead head) {
    this.wire = wire;
    this.chunked = head.bodyLength() < 0;
    this.left = Math.max(head.bodyLength(), 0);
    this.finished = head.bodyLength() == 0;
    this.clientWaits = head.expectsContinue() && !finished;
  }

  /** Returns whether all of it was read. */
  boolean finished() {
    return finished;
  }

  /** Returns whether the client was never told to send it. */
  boolean unwanted() {
    return clientWaits;
  }

  /** Returns why reading it failed, or null. */
  @Nullable IOException failure() {
    return failure;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (finished || length == 0) {
      return finished ? -1 : 0;
    }
    try {
      return readUnfinished(buffer, offset, length);
    } catch (IOException broken) {
      failure = broken;
      throw broken;
    }
  }

  private int readUnfinished(byte[] buffer, int offset, int length) throws IOException {
    if (clientWaits) {
      clientWaits = false;
      wire.write("HTTP/1.1 100 Continue\r\n\r\n");
      wire.flush();
    }
    if (chunked && left == 0) {
      left = nextChunk();
      if (left == 0) {
        skipTrailers();
        finished = true;
        return -1;
      }
    }
    int n = wire.read(buffer, offset, (int) Math.min(length, left));
    if (n < 0) {
      throw new EOFException("The request body ended early.");
    }
    left -= n;
    finished = !chunked && left == 0;
    return n;
  }

  /** Reads and forgets up to that much; returns whether the end was reached. */
  boolean drain(long limit) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long drained = 0;
    while (!finished && drained < limit) {
      drained += Math.max(read(buffer, 0, buffer.length), 0);
    }
    return finished;
  }

  private long nextChunk() throws IOException {
    if (!firstChunk && !line().isEmpty()) {
      throw new BadRequest(400, "A chunk is longer than it says.");
    }
    firstChunk = false;
    String line = line();
    int semicolon = line.indexOf(';');
    String size = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
    if (!size.matches("[0-9A-Fa-f]{1," + HEX_DIGITS + "}")) {
      throw new BadRequest(400, "Not a chunk size.");
    }
    return Long.parseLong(size, 16);
  }

  private void skipTrailers() throws IOException {
    for (int i = 0; i <= TRAILERS; i++) {
      if (line().isEmpty()) {
        return;
      }
    }
    throw new BadRequest(431, "The request has too many trailers.");
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = wire.read(); c != '\n'; c = wire.read()) {
      if (c < 0) {
        throw new EOFException("The request body ended early.");
      }
      if (line.length() == LINE) {
        throw new BadRequest(400, "A line between chunks is too long.");
      }
      line.append((char) c);
    }
    int end = line.length();
    return line.substring(0, end > 0 && line.charAt(end - 1) == '\r' ? end - 1 : end);
  }
}
