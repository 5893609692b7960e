package io.jswift.benchmarks.server;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One connection: reads requests and sends answers, as late and as slowly as it is told. */
final class Peer {
  private static final int BUFFER = 256 << 10;
  private static final int PACED_CHUNK = 64 << 10;
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final SocketChannel socket;
  private final Answers answers;
  private final Pace pace;
  private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER).limit(0);

  Peer(SocketChannel socket, Answers answers, Pace pace) {
    this.socket = socket;
    this.answers = answers;
    this.pace = pace;
  }

  void serve() throws IOException {
    for (String line = line(); !line.isEmpty(); line = line()) {
      Request request = request(line.split(" ", 3));
      Response response = answers.to(request);
      LockSupport.parkNanos(pace.latency().toNanos());
      send(response, !request.method().equals("HEAD"));
      if (request.header("connection").equalsIgnoreCase("close")) {
        return;
      }
    }
  }

  private Request request(String[] words) throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    String[] target = words[1].split("\\?", 2);
    String query = target.length > 1 ? target[1] : "";
    if (headers.containsKey("expect")) {
      write(ByteBuffer.wrap(CONTINUE));
    }
    boolean kept = query.contains("multipart-manifest=put") || query.contains("bulk-delete");
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    long length =
        headers.containsKey("transfer-encoding")
            ? chunks(kept, body)
            : body(Long.parseLong(headers.getOrDefault("content-length", "0")), kept, body);
    String[] parts = Request.decoded(target[0]).substring(1).split("/", 4);
    if (parts.length > 2 && parts[parts.length - 1].isEmpty()) {
      parts = java.util.Arrays.copyOf(parts, parts.length - 1);
    }
    return new Request(words[0], parts, query, headers, length, body.toByteArray());
  }

  private boolean fill() throws IOException {
    in.clear();
    int read = socket.read(in);
    in.flip();
    return read > 0;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (in.hasRemaining() || fill()) {
      byte next = in.get();
      if (next == '\n') {
        break;
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  private long body(long length, boolean kept, ByteArrayOutputStream body) throws IOException {
    for (long left = length; left > 0; ) {
      if (!in.hasRemaining() && !fill()) {
        throw new EOFException("The body ended early");
      }
      int some = (int) Math.min(left, in.remaining());
      if (kept) {
        byte[] bytes = new byte[some];
        in.get(bytes);
        body.writeBytes(bytes);
      } else {
        in.position(in.position() + some);
      }
      left -= some;
    }
    return length;
  }

  private long chunks(boolean kept, ByteArrayOutputStream body) throws IOException {
    long total = 0;
    for (long size = Long.parseLong(line(), 16); size > 0; size = Long.parseLong(line(), 16)) {
      total += body(size, kept, body);
      line();
    }
    line();
    return total;
  }

  private void send(Response response, boolean withBody) throws IOException {
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    first.writeBytes(response.head());
    if (withBody) {
      first.writeBytes(response.before());
    }
    write(ByteBuffer.wrap(first.toByteArray()));
    FileChannel file = response.file();
    if (withBody && file != null) {
      transfer(file, response.position(), response.length());
      write(ByteBuffer.wrap(response.after()));
    }
  }

  private void transfer(FileChannel file, long position, long length) throws IOException {
    long began = System.nanoTime();
    long chunk = pace.bytesPerSecond() > 0 ? PACED_CHUNK : Long.MAX_VALUE;
    for (long sent = 0; sent < length; ) {
      sent += file.transferTo(position + sent, Math.min(chunk, length - sent), socket);
      if (pace.bytesPerSecond() > 0) {
        long due = began + TimeUnit.SECONDS.toNanos(sent) / pace.bytesPerSecond();
        LockSupport.parkNanos(due - System.nanoTime());
      }
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      socket.write(bytes);
    }
  }
}
