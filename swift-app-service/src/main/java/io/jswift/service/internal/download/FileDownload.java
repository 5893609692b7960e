package io.jswift.service.internal.download;

import io.jswift.domain.CancelledException;
import io.jswift.domain.ETag;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.LocalFileException;
import io.jswift.domain.ObjectInfo;
import io.jswift.ports.time.Cancellation;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.ObjectReader;
import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.internal.file.Md5;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.pool.Crew;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One object into one file: a short one by the answer that is there already, a long one by many
 * ranges at once, which another process can go on with. The file is put in its place once every
 * byte is right.
 */
final class FileDownload {
  private static final int MOST_TRIES = 3;

  private final BulkCall<DownloadOutcome> call;
  private final DownloadOptions options;
  private final Written written;
  private final Wanted wanted;
  private final String shown;
  private final Path target;

  FileDownload(
      BulkCall<DownloadOutcome> call,
      DownloadOptions options,
      Written written,
      Wanted wanted,
      String shown,
      Path target) {
    this.call = call;
    this.options = options;
    this.written = written;
    this.wanted = wanted;
    this.shown = shown;
    this.target = target;
  }

  /**
   * What was done.
   *
   * @param bytes length of the object
   * @param attempts 1, and one more for every request that had to be made again
   */
  record Moved(long bytes, int attempts) {}

  /** Returns whether it will be read in ranges, as far as is known without asking for it. */
  boolean expectsParts() {
    long listed = wanted.listed(); // of a dynamic large object 0
    return listed > options.partSize() || listed <= 0 && PartialPlace.isBegun(target);
  }

  /** Returns whether an object with such headers is read in ranges. */
  boolean takesParts(ObjectInfo info) {
    return !wanted.asksForRange()
        && !etag(info).isEmpty()
        && info.contentLength().orElse(-1) > options.partSize();
  }

  /** Does it, beginning with an answer that is open. */
  Moved download(ObjectReader first, @Nullable Instant time) {
    ObjectInfo info = first.info();
    boolean whole = first.answer().status() == 200 && !wanted.asksForRange();
    if (whole && takesParts(info)) {
      first.close();
      return inParts(info, time);
    }
    long length = info.contentLength().orElse(-1);
    return !whole || length < 0 || etag(info).isEmpty()
        ? asItComes(first, time)
        : inOnePart(first, length, time);
  }

  // Without a length or an ETag nothing can be fetched again.
  private Moved asItComes(ObjectReader first, @Nullable Instant time) {
    try (PartialFile file = PartialFile.inOnePart(target)) {
      Copy.Taker taker = (bytes, count, position) -> file.write(bytes, 0, count, position);
      Moved moved = new StreamDownload(call, options, wanted, shown).download(first, taker);
      file.commit(moved.bytes(), time, options.sync(), written);
      return moved;
    }
  }

  private Moved inOnePart(ObjectReader first, long length, @Nullable Instant time) {
    try (PartialFile file = PartialFile.inOnePart(target)) {
      PartFetch fetch = new PartFetch(call, wanted, shown, etag(first.info()), file, false);
      List<Piece> pieces = new ArrayList<>();
      if (options.checksum()) {
        new Pieces(call.swift()).of(wanted, first.info()).forEachRemaining(pieces::add);
      }
      fetch.fetch(new Part(0, 0, length, pieces), first);
      file.commit(length, time, options.sync(), written);
      return new Moved(length, 1 + fetch.repeated());
    }
  }

  /** Does it in ranges, of an object that takes them. */
  Moved inParts(ObjectInfo info, @Nullable Instant time) {
    long length = info.contentLength().orElseThrow();
    try (PartialFile file = PartialFile.inParts(target, length, label(info))) {
      PartFetch fetch = new PartFetch(call, wanted, shown, etag(info), file, true);
      try {
        fetchWhole(info, length, file, fetch);
        file.commit(length, time, options.sync(), written);
      } catch (LocalFileException unwritable) {
        // Nothing is gained by what lies on a full disk, or beside a place that is taken.
        file.discard();
        throw unwritable;
      }
      return new Moved(length, 1 + fetch.repeated());
    }
  }

  private void fetchWhole(ObjectInfo info, long length, PartialFile file, PartFetch fetch) {
    ETag expected = info.etag().orElseThrow();
    boolean plain = info.kind() == ObjectInfo.Kind.PLAIN;
    if (!options.checksum() || plain && !expected.isMd5()) {
      fetchAll(List.of(new Piece("", length, null)).iterator(), length, fetch::fetch);
    } else if (!plain) {
      fetchAll(new Pieces(call.swift()).of(wanted, info), length, fetch::fetch);
    } else {
      fetchPlain(expected, length, file, fetch);
    }
  }

  // Of a plain object only the MD5 of the whole is known: which part is wrong, nobody can tell.
  private void fetchPlain(ETag expected, long length, PartialFile file, PartFetch fetch) {
    for (int tries = 1; ; tries++) {
      InOrderMd5 md5 = new InOrderMd5(file);
      fetchAll(
          List.of(new Piece("", length, null)).iterator(),
          length,
          (part, how) -> {
            fetch.fetch(part, how);
            md5.landed(part);
          });
      ETag actual = md5.md5();
      if (actual.matches(expected)) {
        return;
      }
      file.forget();
      if (tries == MOST_TRIES) {
        throw new IntegrityException(
            "Error downloading "
                + shown
                + ": md5sum != etag, "
                + actual
                + " != "
                + expected
                + " (in each of "
                + tries
                + " downloads).");
      }
      fetch.again(length);
    }
  }

  private interface Fetch {
    void part(Part part, CallOptions how);
  }

  private void fetchAll(Iterator<Piece> pieces, long length, Fetch fetch) {
    AtomicLong end = new AtomicLong();
    AtomicReference<RuntimeException> firstFailure = new AtomicReference<>();
    try (Cancellation siblings = call.cancellation().child()) {
      CallOptions how = wanted.how().withCancellation(siblings);
      Crew crew = call.segmentCrew(siblings);
      crew.during(
          () -> {
            Iterator<Part> parts = Part.group(pieces, options.partSize());
            while (firstFailure.get() == null && parts.hasNext()) {
              Part part = parts.next();
              requireWithin(part, length);
              end.set(part.offset() + part.length());
              crew.submit(() -> fetchOne(fetch, part, how, siblings, firstFailure));
            }
          });
    }
    RuntimeException failure = firstFailure.get();
    if (failure != null) {
      throw failure;
    }
    call.cancellation().throwIfCancelled();
    if (end.get() != length) {
      throw unlike(length);
    }
  }

  // What a manifest or a listing leaves out would be a hole in the file.
  private void requireWithin(Part part, long length) {
    if (part.length() < 1 || part.length() > length - part.offset()) {
      throw unlike(length);
    }
  }

  private IntegrityException unlike(long length) {
    return new IntegrityException(
        "The object "
            + wanted.object()
            + " is "
            + length
            + " bytes long, and its segments, as its manifest or their listing names them, are not"
            + " together.");
  }

  private static Runnable fetchOne(
      Fetch fetch,
      Part part,
      CallOptions how,
      Cancellation siblings,
      AtomicReference<RuntimeException> firstFailure) {
    try {
      fetch.part(part, how);
    } catch (CancelledException cancelled) {
      throw cancelled;
    } catch (RuntimeException failed) {
      firstFailure.compareAndSet(null, failed);
      siblings.cancel();
    }
    return () -> {};
  }

  private static String etag(ObjectInfo info) {
    return info.headers().first("Etag").orElse("");
  }

  /** Returns what tells this object, cut in this way, from others that went to the same place. */
  private byte[] label(ObjectInfo info) {
    String text = "jswift 1\n" + etag(info) + "\n" + options.partSize() + options.checksum();
    return Md5.fresh().digest(text.getBytes(StandardCharsets.UTF_8));
  }
}
