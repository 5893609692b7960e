package io.jswift.service.internal.download;

import io.jswift.domain.TransportException;
import io.jswift.service.connection.ObjectReader;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.internal.pool.BulkCall;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Takes the bytes of one answer to where they go, verified and counted on the way. */
final class Copy {
  private static final int BUFFER = 128 * 1024;

  private final BulkCall<DownloadOutcome> call;
  private final ObjectReader reader;
  private final Verifier verifier;
  private final long most;
  private long bytes;

  /**
   * Makes one.
   *
   * @param most bytes that there is room for; -1 for as many as the answer says it has
   */
  Copy(BulkCall<DownloadOutcome> call, ObjectReader reader, Verifier verifier, long most) {
    this.call = call;
    this.reader = reader;
    this.verifier = verifier;
    this.most = most < 0 ? reader.info().contentLength().orElse(-1) : most;
  }

  /** Takes bytes. */
  interface Taker {
    /** Takes the first {@code count} bytes of the buffer, which stand at that position. */
    void take(byte[] buffer, int count, long position);
  }

  /** Returns how many bytes were taken until now. */
  long bytes() {
    return bytes;
  }

  /**
   * Copies to the end and returns how many bytes there were.
   *
   * @throws Verifier.Wrong if they are not what they should be
   */
  long to(Taker taker) {
    long told = reader.info().contentLength().orElse(-1);
    byte[] buffer = new byte[(int) Math.min(BUFFER, told < 0 ? BUFFER : told + 1)];
    try {
      for (int n = reader.stream().read(buffer); n >= 0; n = reader.stream().read(buffer)) {
        call.cancellation().throwIfCancelled();
        long position = bytes;
        bytes += n;
        call.meter().moved(n);
        // First where they go, then the verdict: right pieces before a wrong one are there.
        taker.take(buffer, most < 0 ? n : (int) Math.min(n, most - position), position);
        verifier.update(buffer, 0, n);
        requireRoom();
      }
    } catch (TransportException broken) {
      if (broken.kind() == TransportException.Kind.CANCELLED) {
        call.cancellation().throwIfCancelled();
      }
      throw broken;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    if (told >= 0 && told != bytes) {
      throw new Verifier.Wrong("read_length != content_length, " + bytes + " != " + told);
    }
    verifier.end();
    return bytes;
  }

  private void requireRoom() {
    if (most >= 0 && bytes > most) {
      throw new Verifier.Wrong("read_length != content_length, " + bytes + " or more != " + most);
    }
  }
}
