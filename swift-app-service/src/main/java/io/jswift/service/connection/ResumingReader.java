package io.jswift.service.connection;

import io.jswift.domain.ByteRange;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.StatusException;
import io.jswift.domain.TransportException;
import io.jswift.ports.transport.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/**
 * The bytes of one GET; where they break off they go on with the next one, pinned to the same
 * object.
 */
final class ResumingReader extends InputStream implements ObjectReader {
  // A terabyte breaks more often than an operation is repeated: what got on is no failure in a row.
  private static final long PROGRESS = 1024 * 1024;

  private final Attempts attempts;
  private final Call call;
  private final CallOptions options;
  private final Answer<Response> first;
  private final OptionalLong length;
  private final String etag;
  private Answer<Response> current;
  private long position;
  private long lastBreak;
  private int failed;
  private boolean closed;

  private ResumingReader(
      Attempts attempts, Call call, CallOptions options, Answer<Response> first) {
    this.attempts = attempts;
    this.call = call;
    this.options = options;
    this.first = first;
    this.current = first;
    this.length = first.headers().number("Content-Length");
    this.etag = first.headers().first("Etag").orElse("");
  }

  static ResumingReader open(Attempts attempts, Call call, CallOptions options) {
    return new ResumingReader(attempts, call, options, attempts.open(call, options, 0, 0));
  }

  @Override
  public Answer<ObjectInfo> answer() {
    return new Answer<>(
        new ObjectInfo(first.headers()), first.status(), first.headers(), first.effort());
  }

  @Override
  public InputStream stream() {
    return this;
  }

  @Override
  public int attempts() {
    return current.effort().attempts();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int count) throws IOException {
    while (true) {
      try {
        int read = current.value().body().read(into, offset, count);
        position += Math.max(read, 0);
        return read;
      } catch (TransportException broken) {
        resume(broken);
      }
    }
  }

  private void resume(TransportException broken) {
    current.value().close();
    boolean pinned = !etag.isEmpty() && length.isPresent() && first.status() == 200;
    if (closed || !pinned || options.headers().has("Range")) {
      throw broken;
    }
    failed = position - lastBreak >= PROGRESS ? 1 : failed + 1;
    lastBreak = position;
    attempts.awaitNext(call, broken, failed, options.cancellation());
    CallOptions rest =
        options.withHeader("Range", ByteRange.from(position).header()).withHeader("If-Match", etag);
    try {
      current = attempts.open(call, rest, attempts(), failed);
    } catch (StatusException refused) {
      if (refused.kind() == StatusException.Kind.PRECONDITION_FAILED) {
        throw changed(refused);
      }
      throw refused;
    }
    String asked = "bytes " + position + "-" + (length.getAsLong() - 1) + "/" + length.getAsLong();
    if (!current.headers().first("Content-Range").orElse("").equals(asked)) {
      current.value().close();
      throw changed(broken);
    }
  }

  private IntegrityException changed(RuntimeException cause) {
    return new IntegrityException(
        "The object changed while it was read: the connection broke after "
            + position
            + " bytes, and the rest is of another object.",
        cause);
  }

  @Override
  public void close() {
    closed = true;
    current.value().close();
  }
}
