package io.jswift.service.internal.upload;

import io.jswift.domain.CancelledException;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.SwiftException;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Reply;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.pool.Crew;
import io.jswift.service.upload.UploadOutcome;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The segments of one object on their way: many at once. Once one has failed none more is begun,
 * and those under way are broken off.
 */
final class ParallelSegments implements AutoCloseable {
  private final BulkCall<UploadOutcome> call;
  private final ObjectPath path;
  private final SegmentSender sender;
  private final Cancellation siblings;
  private final Crew crew;
  private final AtomicReference<SwiftException> firstFailure = new AtomicReference<>();

  /**
   * Makes them.
   *
   * @param sender makes what sends them, with options that carry what breaks them off
   */
  ParallelSegments(
      BulkCall<UploadOutcome> call, ObjectPath path, Function<CallOptions, SegmentSender> sender) {
    this.call = call;
    this.path = path;
    this.siblings = call.cancellation().child();
    this.sender = sender.apply(CallOptions.of(siblings));
    this.crew = call.segmentCrew(siblings);
  }

  /**
   * Has a segment sent.
   *
   * @param keep is given what became of it, by the thread that sent it
   */
  void submit(int index, BodySource body, long length, Consumer<SegmentSender.Sent> keep) {
    crew.submit(() -> send(index, body, length, keep));
  }

  private Runnable send(
      int index, BodySource body, long length, Consumer<SegmentSender.Sent> keep) {
    try {
      SegmentSender.Told done = sender.send(index, body, length);
      keep.accept(done.sent());
      return () -> call.put(report(done.sent(), done.reply()));
    } catch (CancelledException cancelled) {
      throw cancelled;
    } catch (SwiftException failed) {
      firstFailure.compareAndSet(null, failed);
      siblings.cancel();
      return () -> {};
    } catch (RuntimeException | Error broken) {
      siblings.cancel(); // the caller's listener threw
      throw broken;
    }
  }

  private UploadOutcome report(SegmentSender.Sent done, Reply reply) {
    return new UploadOutcome.SegmentReady(
        path,
        done.index(),
        done.entry().path(),
        done.entry().size(),
        done.entry().etag(),
        reply,
        done.resumed());
  }

  /** Returns whether nothing more need be submitted. */
  boolean stopped() {
    return siblings.isCancelled();
  }

  /** Sends one that waits, or waits until one is sent. */
  void help() {
    crew.help();
  }

  /**
   * Helps until all that were submitted are sent.
   *
   * @throws SwiftException why the first that failed did
   */
  void finish() {
    crew.finish();
    SwiftException failure = firstFailure.get();
    if (failure != null) {
      throw failure;
    }
    call.cancellation().throwIfCancelled();
  }

  /** Returns whether it was a segment that failed, and not the call that ended. */
  boolean failed() {
    return firstFailure.get() != null;
  }

  /** Ends what is under way, and waits for that. */
  @Override
  public void close() {
    try {
      siblings.cancel();
      crew.finish();
    } finally {
      siblings.close();
    }
  }
}
