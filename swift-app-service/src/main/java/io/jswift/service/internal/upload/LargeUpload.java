package io.jswift.service.internal.upload;

import io.jswift.domain.CancelledException;
import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.Segment;
import io.jswift.domain.segment.SegmentNaming;
import io.jswift.domain.segment.SegmentPlan;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.time.Cancellation;
import io.jswift.service.connection.Answer;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.internal.file.FileBody;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.pool.Crew;
import io.jswift.service.outcome.Failure;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A file as a static large object: segments in parallel, then the manifest, then the sweep of the
 * segments that only the old manifest named. Until the manifest is in place readers see the old
 * object.
 */
final class LargeUpload {
  private final BulkCall<UploadOutcome> call;
  private final Connection swift;
  private final UploadOptions options;
  private final SegmentContainer segmentContainer;
  private boolean manifestSent;

  LargeUpload(
      BulkCall<UploadOutcome> call, UploadOptions options, SegmentContainer segmentContainer) {
    this.call = call;
    this.swift = call.swift();
    this.options = options;
    this.segmentContainer = segmentContainer;
  }

  /** Segments were sent, but no manifest names them. */
  static final class Incomplete extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Failure failure;
    private final transient List<ObjectPath> orphans;

    Incomplete(Failure failure, List<ObjectPath> orphans) {
      super(failure.cause());
      this.failure = failure;
      this.orphans = orphans;
    }

    Failure failure() {
      return failure;
    }

    List<ObjectPath> orphans() {
      return orphans;
    }
  }

  UploadOutcome upload(
      ObjectPath path, FileBody body, long segmentSize, Headers headers, Existing old) {
    if (!swift.serverInfo(call.cancellation()).has("slo")) {
      throw new InvalidRequestException(
          "'"
              + body.file()
              + "' is larger than a segment, and the server offers no static large objects.");
    }
    SegmentPlan plan =
        SegmentPlan.fitting(body.size(), segmentSize, swift.serverInfo(call.cancellation()));
    SegmentNaming naming =
        SegmentNaming.ofFile(
            segmentContainer.name(), path.object(), body.mtime(), body.size(), plan.segmentSize());
    SegmentSender sender = new SegmentSender(call, naming, options.checksum());
    sender.lookForEarlierOnes();
    SegmentSender.Sent[] sent = new SegmentSender.Sent[plan.count()];
    try {
      sendAll(path, plan, body, sender, sent);
      if (!body.unchanged()) {
        throw new IntegrityException(
            "The file '"
                + body.file()
                + "' changed while it was uploaded; its manifest was not made.");
      }
      return putManifest(path, body.file().toString(), headers, old, Arrays.asList(sent));
    } catch (CancelledException cancelled) {
      throw cancelled;
    } catch (SwiftException failed) {
      BulkCall.throwIfFatal(failed);
      throw new Incomplete(new Failure(failed, 1), orphans(failed, paths(sent)));
    }
  }

  private void sendAll(
      ObjectPath path,
      SegmentPlan plan,
      FileBody body,
      SegmentSender sender,
      SegmentSender.Sent[] sent) {
    AtomicReference<SwiftException> firstFailure = new AtomicReference<>();
    try (Cancellation siblings = call.cancellation().child()) {
      Crew crew = call.segmentCrew(siblings);
      for (Segment segment : plan) {
        if (firstFailure.get() != null) {
          break;
        }
        crew.submit(
            () -> {
              try {
                SegmentSender.Sent done =
                    sender.send(segment.index(), body.part(segment), segment.length());
                sent[segment.index()] = done;
                return () -> call.put(report(path, done));
              } catch (CancelledException cancelled) {
                throw cancelled;
              } catch (SwiftException failed) {
                firstFailure.compareAndSet(null, failed);
                siblings.cancel();
                return () -> {};
              }
            });
      }
      crew.finish();
    }
    SwiftException failure = firstFailure.get();
    if (failure != null) {
      throw failure;
    }
    call.cancellation().throwIfCancelled();
  }

  static UploadOutcome report(ObjectPath path, SegmentSender.Sent done) {
    return new UploadOutcome.SegmentReady(
        path,
        done.index(),
        done.entry().path(),
        done.entry().size(),
        done.entry().etag(),
        done.attempts(),
        done.resumed());
  }

  /** Makes the object of its segments, checks its ETag and sweeps what the old one used. */
  UploadOutcome putManifest(
      ObjectPath path,
      String source,
      Headers headers,
      Existing old,
      List<SegmentSender.Sent> sent) {
    SloManifest manifest =
        new SloManifest(sent.stream().map(each -> (ManifestEntry) each.entry()).toList());
    CallOptions how = call.options().withHeaders(headers);
    if (options.checksum()) {
      how = how.withHeader("Etag", manifest.etag().value());
    }
    manifestSent = true;
    Answer<ETag> answer = swift.putManifest(path, manifest, how);
    call.meter().attempts(answer.effort().attempts());
    if (options.checksum() && !answer.value().matches(manifest.etag())) {
      throw new IntegrityException(
          "The manifest of "
              + path
              + " has the ETag "
              + answer.value()
              + ", its segments make "
              + manifest.etag()
              + ".");
    }
    sweep(path, old, sent);
    return new UploadOutcome.Uploaded(
        path,
        source,
        UploadOutcome.Form.SEGMENTED,
        manifest.length(),
        answer.value(),
        answer.effort().attempts());
  }

  /** Deletes the segments that the old manifest named and the new one does not. */
  void sweep(ObjectPath path, Existing old, List<SegmentSender.Sent> sent) {
    SloManifest manifest = old.manifest();
    if (manifest == null || options.leaveSegments()) {
      return;
    }
    SloManifest fresh =
        new SloManifest(sent.stream().map(each -> (ManifestEntry) each.entry()).toList());
    Crew crew = call.segmentCrew(call.cancellation());
    for (ObjectPath segment : manifest.garbageAfter(fresh)) {
      crew.submit(() -> deleteOld(path, segment));
    }
    crew.finish();
  }

  private Runnable deleteOld(ObjectPath path, ObjectPath segment) {
    try {
      swift.deleteObject(segment, call.options());
    } catch (CancelledException cancelled) {
      throw cancelled;
    } catch (SwiftException failed) {
      boolean gone =
          failed instanceof StatusException refused
              && refused.kind() == StatusException.Kind.NOT_FOUND;
      if (!gone) {
        // The new object stands whatever becomes of the old one's segments.
        return () ->
            call.put(new UploadOutcome.OldSegmentLeft(path, segment, new Failure(failed, 1)));
      }
    }
    return () -> call.put(new UploadOutcome.OldSegmentDeleted(path, segment));
  }

  /**
   * Returns the segments that nothing needs after that failure. Once the manifest was sent they may
   * be in use, unless it was plainly refused.
   */
  List<ObjectPath> orphans(SwiftException failed, List<ObjectPath> segments) {
    boolean refused = failed instanceof StatusException status && status.status() < 500;
    return manifestSent && !refused ? List.of() : segments;
  }

  private static List<ObjectPath> paths(SegmentSender.Sent[] sent) {
    return Arrays.stream(sent).filter(Objects::nonNull).map(each -> each.entry().path()).toList();
  }
}
