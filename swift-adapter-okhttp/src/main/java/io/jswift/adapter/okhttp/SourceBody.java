package io.jswift.adapter.okhttp;

import io.jswift.ports.transport.BodySource;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Sends a body source; what fails in the source is told apart from what fails in the network. A
 * long body of known length goes past OkHttp's buffers, which takes for empty what it does not see.
 */
final class SourceBody extends RequestBody {
  /** The source failed; its own exception is the cause. */
  static final class SourceFailure extends IOException {
    private static final long serialVersionUID = 1L;

    SourceFailure(IOException cause) {
      super(String.valueOf(cause.getMessage()), cause);
    }
  }

  private final BodySource source;
  private final long length;
  private final Exchange exchange;

  SourceBody(BodySource source, Exchange exchange) {
    this.source = source;
    this.length = source.length().orElse(-1);
    this.exchange = exchange;
  }

  @Override
  public @Nullable MediaType contentType() {
    return null;
  }

  @Override
  public long contentLength() {
    return isLong() ? 0 : length;
  }

  private boolean isLong() {
    return length > Wire.BUFFER;
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    if (length == 0) {
      return;
    }
    InputStream in = open();
    boolean sending = true;
    try {
      if (isLong()) {
        sink.flush();
        copy(in, past(sink));
      } else {
        copy(in, through(sink));
      }
      sending = false;
    } finally {
      close(in, sending);
    }
  }

  private interface Way {
    void send(byte[] block, int count, boolean atOnce) throws IOException;
  }

  private static Way through(BufferedSink sink) {
    return (block, count, atOnce) -> {
      sink.write(block, 0, count);
      if (atOnce) {
        sink.flush();
      }
    };
  }

  // OkHttp looks for an answer to what was not sent whole only if it was its own stream that broke.
  private Way past(BufferedSink sink) {
    Wire wire = Objects.requireNonNull(exchange.wire());
    Duration limit = exchange.request().idleLimit();
    return (block, count, atOnce) -> {
      try {
        wire.sendPast(block, count, limit);
      } catch (IOException broken) {
        sink.flush();
        throw broken;
      }
    };
  }

  private void copy(InputStream in, Way way) throws IOException {
    byte[] block = new byte[(int) (length < 0 ? Wire.BUFFER : Math.min(length, Wire.BUFFER))];
    long left = length < 0 ? Long.MAX_VALUE : length;
    while (left > 0) {
      int count = read(in, block, (int) Math.min(left, block.length));
      if (count < 0) {
        break;
      }
      left -= count;
      // a slow source: what it has given must not wait for what it has not
      way.send(block, count, count < block.length && left > 0);
    }
    if (length > 0 && left > 0) {
      throw new SourceFailure(
          new IOException("it ended after " + (length - left) + " of " + length + " bytes"));
    }
  }

  private InputStream open() throws SourceFailure {
    try {
      return source.open();
    } catch (IOException failed) {
      throw new SourceFailure(failed);
    }
  }

  private static int read(InputStream in, byte[] block, int length) throws SourceFailure {
    try {
      return in.read(block, 0, length);
    } catch (IOException failed) {
      throw new SourceFailure(failed);
    }
  }

  // A source that cannot be closed matters only if nothing worse is under way.
  private static void close(InputStream in, boolean failing) throws SourceFailure {
    try {
      in.close();
    } catch (IOException failed) {
      if (!failing) {
        throw new SourceFailure(failed);
      }
    }
  }
}
