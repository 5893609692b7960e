package io.jswift.adapter.memory.http;

import io.jswift.adapter.memory.engine.WireHeader;
import io.jswift.adapter.memory.engine.WireResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Writes an answer: head and body in as few pieces as the buffer allows. */
final class ResponseWriter {

  private ResponseWriter() {}

  /**
   * Writes and flushes all of it.
   *
   * @param goesOn whether the connection is to go on
   * @return whether it can
   */
  static boolean write(Wire wire, RequestHead request, WireResponse response, boolean goesOn)
      throws IOException {
    boolean bodiless =
        request.method().equals("HEAD") || response.status() == 204 || response.status() == 304;
    boolean untilClose = !bodiless && response.bodyLength() < 0 && !request.chunksTaken();
    boolean chunked = !bodiless && response.bodyLength() < 0 && !untilClose;
    wire.write(head(response, chunked, goesOn && !untilClose));
    if (chunked) {
      while (wire.passChunk(response.body())) {
        // the next chunk
      }
      wire.write("0\r\n\r\n");
    } else if (!bodiless) {
      writePlain(wire, response.body(), untilClose ? Long.MAX_VALUE : response.bodyLength());
    }
    wire.flush();
    return goesOn && !untilClose;
  }

  /** Returns whether the headers can be written: a line break would make two of one. */
  static boolean fit(WireResponse response) {
    return response.headers().stream()
        .map(WireHeader::value)
        .noneMatch(value -> value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0);
  }

  private static String head(WireResponse response, boolean chunked, boolean goesOn) {
    StringBuilder head = new StringBuilder(512);
    head.append("HTTP/1.1 ")
        .append(response.status())
        .append(' ')
        .append(response.reason())
        .append("\r\n");
    for (WireHeader header : response.headers()) {
      head.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    if (chunked) {
      head.append("Transfer-Encoding: chunked\r\n");
    }
    if (!goesOn) {
      head.append("Connection: close\r\n");
    }
    return head.append("\r\n").toString();
  }

  private static void writePlain(Wire wire, InputStream body, long length) throws IOException {
    long left = length;
    for (int n = 0; n >= 0 && left > 0; left -= Math.max(n, 0)) {
      n = wire.pass(body, left);
    }
    if (left > 0 && length != Long.MAX_VALUE) {
      throw new EOFException("The answer's body is shorter than announced.");
    }
  }
}
