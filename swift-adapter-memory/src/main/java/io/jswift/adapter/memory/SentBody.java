package io.jswift.adapter.memory;

import io.jswift.domain.TransportException;
import io.jswift.domain.TransportException.Kind;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.BodySource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A request's body on its way to the engine. The source is opened by the first read. What fails
 * here reaches the engine as the end of the connection, and is kept, for the caller of the
 * exchange.
 */
final class SentBody extends InputStream {
  private final @Nullable BodySource source;
  private final Cancellation cancellation;
  private final long length;
  private long position;
  private @Nullable InputStream open;
  private @Nullable RuntimeException failure;

  SentBody(@Nullable BodySource source, Cancellation cancellation) {
    this.source = source;
    this.cancellation = cancellation;
    this.length = source == null ? 0 : source.length().orElse(-1);
  }

  /** Returns the number of bytes; -1 if it is not known. */
  long length() {
    return length;
  }

  /** Returns what ended the sending, or null. */
  @Nullable RuntimeException failure() {
    return failure;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int wanted) throws IOException {
    if (source == null || position == length) {
      return -1;
    }
    if (failure != null) {
      throw new IOException(failure);
    }
    int most = length < 0 ? wanted : (int) Math.min(wanted, length - position);
    int n = readSource(source, buffer, offset, most);
    position += Math.max(n, 0);
    return n;
  }

  private int readSource(BodySource from, byte[] buffer, int offset, int most) throws IOException {
    try {
      if (cancellation.isCancelled()) {
        throw new TransportException(
            Kind.CANCELLED, "The request was cancelled.", true, false, null);
      }
      if (open == null) {
        open = from.open();
      }
      int n = open.read(buffer, offset, most);
      if (n < 0 && length >= 0) {
        throw sourceFailure("ended after " + position + " of " + length + " bytes", null);
      }
      return n;
    } catch (IOException | UncheckedIOException failed) {
      throw lost(
          sourceFailure("failed after " + position + " bytes: " + failed.getMessage(), failed));
    } catch (RuntimeException failed) {
      throw lost(failed);
    }
  }

  private IOException lost(RuntimeException why) {
    failure = why;
    return new IOException(why);
  }

  private static TransportException sourceFailure(String how, @Nullable Throwable cause) {
    return new TransportException(Kind.SOURCE, "The body to send " + how + ".", true, false, cause);
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
    }
  }
}
