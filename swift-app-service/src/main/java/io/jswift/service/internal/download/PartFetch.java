package io.jswift.service.internal.download;

import io.jswift.domain.ByteRange;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.TransportException;
import io.jswift.domain.UnexpectedAnswerException;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.ObjectReader;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.internal.pool.BulkCall;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the parts of one object into its partial file, each piece verified as it comes; of a part
 * that is wrong only what follows its last right piece is fetched again.
 */
final class PartFetch {
  private static final int MOST_FETCHES = 3;
  private static final int BUFFER = 128 * 1024;

  private final BulkCall<DownloadOutcome> call;
  private final Wanted wanted;
  private final String shown;
  private final String etag;
  private final PartialFile file;
  private final boolean records;
  private final AtomicInteger repeated = new AtomicInteger();
  private final AtomicLong found = new AtomicLong();

  /**
   * Makes one.
   *
   * @param etag as the first answer had it; empty if nothing can be fetched again
   * @param records whether the file keeps a record of what is there
   */
  PartFetch(
      BulkCall<DownloadOutcome> call,
      Wanted wanted,
      String shown,
      String etag,
      PartialFile file,
      boolean records) {
    this.call = call;
    this.wanted = wanted;
    this.shown = shown;
    this.etag = etag;
    this.file = file;
    this.records = records;
  }

  /** Returns how many requests had to be made again. */
  int repeated() {
    return repeated.get();
  }

  /** Counts anew for all of the object: it is fetched once more, as nothing of it can be used. */
  void again(long length) {
    long before = found.getAndSet(0);
    call.meter().takeBack(length - before);
    call.meter().expect(before);
    repeated.incrementAndGet();
  }

  /** Has the part in the file, fetching what is missing. */
  void fetch(Part part, CallOptions how) {
    long there = records && file.claims(part) ? right(part) : 0;
    call.meter().expect(-there);
    found.addAndGet(there);
    if (there < part.length()) {
      fetchNaming(part, there, how, null);
    } else {
      record(part);
    }
  }

  /** Fetches a part whose bytes are on their way already; returns how many they were. */
  long fetch(Part part, ObjectReader opened) {
    return fetchNaming(part, 0, wanted.how(), opened);
  }

  // What a transport says names the server; which bytes are missing of what, and where, is not its.
  private long fetchNaming(Part part, long there, CallOptions how, @Nullable ObjectReader opened) {
    try {
      return fetchFrom(part, there, how, opened);
    } catch (TransportException broken) {
      throw broken.told(
          "Cannot download bytes %d-%d of %s to '%s': %s"
              .formatted(
                  part.offset(),
                  part.offset() + part.length() - 1,
                  wanted.object(),
                  file.target(),
                  broken.getMessage()),
          broken.attempts());
    }
  }

  // What is in the file, too, is believed only once it was hashed.
  private long right(Part part) {
    if (!part.known()) {
      return file.recorded(part, crc(part)) ? part.length() : 0;
    }
    Verifier verifier = new Verifier(part.pieces().iterator());
    try {
      read(part, verifier::update);
    } catch (Verifier.Wrong wrong) {
      // From here on it is fetched.
    }
    return verifier.verified();
  }

  private int crc(Part part) {
    if (part.known()) {
      return 0;
    }
    CRC32C crc = new CRC32C();
    read(part, crc::update);
    return (int) crc.getValue();
  }

  private interface Taker {
    void take(byte[] bytes, int offset, int count);
  }

  private void read(Part part, Taker taker) {
    byte[] buffer = new byte[BUFFER];
    for (long done = 0; done < part.length(); ) {
      call.cancellation().throwIfCancelled();
      int count = (int) Math.min(BUFFER, part.length() - done);
      file.read(ByteBuffer.wrap(buffer, 0, count), part.offset() + done);
      taker.take(buffer, 0, count);
      done += count;
    }
  }

  private long fetchFrom(Part part, long there, CallOptions how, @Nullable ObjectReader opened) {
    long from = there;
    @Nullable IntegrityException before = null;
    for (int fetches = 1; ; fetches++) {
      Verifier verifier = new Verifier(part.from(from).iterator());
      ObjectReader reader = fetches == 1 && opened != null ? opened : open(part, from, how, before);
      CRC32C crc = new CRC32C();
      try {
        long bytes = copy(reader, verifier, crc, part, from);
        repeated.addAndGet(reader.attempts() - 1);
        recordCopied(part, from, crc);
        return from + bytes;
      } catch (Verifier.Wrong wrong) {
        before = failure(wrong, reader, fetches);
        if (fetches == MOST_FETCHES || etag.isEmpty() || part.length() < 1) {
          throw before;
        }
        repeated.incrementAndGet();
        call.meter().attempts(2);
        from += verifier.verified();
        if (from >= part.length()) {
          // All of it, and then more: nobody knows what that was.
          call.meter().takeBack(from - there);
          from = there;
        }
      } finally {
        call.meter().attempts(reader.attempts());
        reader.close();
      }
    }
  }

  private ObjectReader open(
      Part part, long from, CallOptions how, @Nullable IntegrityException before) {
    ByteRange range = ByteRange.of(part.offset() + from, part.length() - from);
    try {
      return call.swift().getRange(wanted.object(), range, etag, how);
    } catch (UnexpectedAnswerException another) {
      // A length that was wrong makes a range that there is not: the length is what to tell.
      throw before == null ? another : before;
    }
  }

  private long copy(ObjectReader reader, Verifier verifier, CRC32C crc, Part part, long from) {
    long begin = part.offset() + from;
    boolean sums = records && !part.known();
    long room = part.length() < 0 ? -1 : part.length() - from;
    Copy copy = new Copy(call, reader, verifier, room);
    try {
      return copy.to(
          (bytes, count, position) -> {
            file.write(bytes, 0, count, begin + position);
            if (sums) {
              crc.update(bytes, 0, count);
            }
          });
    } catch (RuntimeException failed) {
      call.meter().takeBack(copy.bytes() - verifier.verified());
      throw failed;
    }
  }

  private void record(Part part) {
    if (records) {
      file.record(part, crc(part));
    }
  }

  // What was copied from the part's beginning was summed up on its way, and is not read back.
  private void recordCopied(Part part, long from, CRC32C crc) {
    if (records && from == 0 && !part.known()) {
      file.record(part, (int) crc.getValue());
    } else {
      record(part);
    }
  }

  private IntegrityException failure(Verifier.Wrong wrong, ObjectReader reader, int fetches) {
    String times = fetches == 1 ? "" : " (in each of " + fetches + " answers)";
    return new IntegrityException(
        "Error downloading " + shown + ": " + wrong.how() + times,
        reader.answer().transactionId().orElse(null),
        null);
  }
}
