package io.jswift.service.internal.upload;

import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.pool.ByteBudget;
import io.jswift.service.upload.UploadOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The segments of one stream that are held until they are sent. Each but the only one has a place
 * of the service's budget, so a stream that holds nothing never waits for another one, and two
 * cannot wait for each other.
 */
final class HeldSegments implements AutoCloseable {
  private final BulkCall<UploadOutcome> call;
  private final InputStream in;
  private final long segmentSize;
  // By its type, too, one that the reader and those who send may change at the same time.
  private final ConcurrentHashMap.KeySetView<HeldBytes, Boolean> held =
      ConcurrentHashMap.newKeySet();

  HeldSegments(BulkCall<UploadOutcome> call, InputStream in, long segmentSize) {
    this.call = call;
    this.in = in;
    this.segmentSize = segmentSize;
  }

  /** Reads the first segment; nothing is held yet. */
  HeldBytes first() throws IOException {
    return read(call.budget().tryPiece());
  }

  /**
   * Reads the segment that follows, of no bytes at the end; helps with sending until there is a
   * place for it.
   */
  HeldBytes next(HeldBytes before, ParallelSegments segments) throws IOException {
    ByteBudget budget = call.budget();
    if (before.size() < segmentSize) {
      return HeldBytes.none(budget);
    }
    while (!segments.stopped()) {
      boolean place = budget.tryPiece();
      if (place || held.isEmpty()) {
        return read(place);
      }
      // What a cancellation drops never gives its place back, so this looks at it each time.
      segments.help();
    }
    return HeldBytes.none(budget);
  }

  private HeldBytes read(boolean place) throws IOException {
    HeldBytes read = HeldBytes.read(in, segmentSize, call.budget(), place, call.cancellation());
    held.add(read);
    return read;
  }

  /** Lets go of a segment that was sent. */
  void release(HeldBytes sent) {
    held.remove(sent);
    sent.close();
  }

  /** Lets go of all that are left. */
  @Override
  public void close() {
    held.forEach(HeldBytes::close);
  }
}
