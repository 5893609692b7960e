package io.jswift.service.internal.upload;

import io.jswift.domain.AuthException;
import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectName;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.SwiftException;
import io.jswift.domain.TransportException;
import io.jswift.domain.segment.Mtime;
import io.jswift.service.connection.Answer;
import io.jswift.service.connection.Connection;
import io.jswift.service.internal.file.LocalFailure;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.pool.Crew;
import io.jswift.service.internal.pool.Pool;
import io.jswift.service.upload.UploadItem;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One upload call: makes the container, takes the items as they come, and has each uploaded by the
 * object crew.
 */
public final class UploadFlow {
  private static final int CREATED = 201;

  private final BulkCall<UploadOutcome> call;
  private final Connection swift;
  private final UploadRequest request;
  private final SegmentContainer segmentContainer;
  private volatile boolean containerIsNew;

  /** Makes the flow of one call. */
  public UploadFlow(BulkCall<UploadOutcome> call, UploadRequest request) {
    this.call = call;
    this.swift = call.swift();
    this.request = request;
    this.segmentContainer =
        new SegmentContainer(call, request.container(), request.options(), skipContainerPut());
  }

  /** Does it all. */
  public void run() {
    if (!skipContainerPut() && !call.isDry()) {
      makeContainer(request.container());
    }
    Crew crew = call.crew(Pool.UPLOAD);
    crew.during(
        () -> {
          request.items().forEachRemaining(item -> take(item, crew));
          call.meter().allFound();
        });
  }

  private boolean skipContainerPut() {
    return request.options().skipContainerPut();
  }

  private void makeContainer(ContainerName container) {
    try {
      Headers policy = request.options().headers().where(line -> line.is("X-Storage-Policy"));
      Answer<Headers> made = swift.putContainer(container, call.options().withHeaders(policy));
      containerIsNew = made.status() == CREATED;
      call.put(new UploadOutcome.ContainerReady(container, made.reply()));
    } catch (AuthException | TransportException unreachable) {
      throw unreachable;
    } catch (SwiftException failed) {
      call.throwIfFatal(failed);
      call.put(new UploadOutcome.ContainerNotReady(container, call.failure(failed)));
    }
  }

  private void take(UploadItem item, Crew crew) {
    UploadItem bare = item instanceof UploadItem.WithOptions own ? own.item() : item;
    if (bare instanceof UploadItem.OfTree tree) {
      new TreeWalk(
              each -> take(alike(each, item), crew),
              (path, failure) -> call.put(failed(null, path.toString(), failure)))
          .walk(tree);
    } else if (call.isAbout(name(bare))) {
      call.meter().found();
      crew.submit(() -> upload(item));
    }
  }

  private static UploadItem alike(UploadItem part, UploadItem whole) {
    return whole instanceof UploadItem.WithOptions own
        ? new UploadItem.WithOptions(part, own.options())
        : part;
  }

  /** Uploads one item and returns what reports of it. */
  private Runnable upload(UploadItem given) {
    UploadItem item = given instanceof UploadItem.WithOptions own ? own.item() : given;
    UploadOptions options =
        given instanceof UploadItem.WithOptions own ? own.options() : request.options();
    ObjectPath path = new ObjectPath(request.container(), name(item));
    try {
      UploadOutcome outcome = upload(path, item, options);
      return () -> call.put(outcome);
    } catch (Incomplete incomplete) {
      return incomplete(path, source(item), incomplete);
    } catch (SwiftException failure) {
      SwiftException told = LocalFailure.ofUpload(failure);
      call.throwIfFatal(told);
      UploadOutcome outcome = failed(path, source(item), told);
      return () -> call.put(outcome);
    }
  }

  private Runnable incomplete(ObjectPath path, String source, Incomplete incomplete) {
    SwiftException cause = incomplete.failure();
    List<ObjectPath> orphans = incomplete.orphans();
    if (orphans.isEmpty()) {
      call.throwIfFatal(cause);
    }
    UploadOutcome outcome =
        new UploadOutcome.Failed(
            path, source, call.failure(cause), orphans, incomplete.segmentFailed());
    return () -> call.putLast(outcome, cause);
  }

  private UploadOutcome upload(ObjectPath path, UploadItem item, UploadOptions options) {
    SegmentContainer segments =
        segmentContainer.suits(options)
            ? segmentContainer
            : new SegmentContainer(call, request.container(), options, skipContainerPut());
    if (item instanceof UploadItem.OfFile file) {
      return new FileUpload(call, path, file.file(), options, segments, this::look).file();
    }
    if (item instanceof UploadItem.OfDirectory directory) {
      return new FileUpload(call, path, directory.directory(), options, segments, this::look)
          .marker();
    }
    if (item instanceof UploadItem.Marker) {
      return marker(path, options, segments);
    }
    if (item instanceof UploadItem.OfStream stream) {
      if (call.isDry()) {
        return new UploadOutcome.Planned(path, "", UploadOutcome.Form.PLAIN, -1);
      }
      return stream(path, stream, options, segments);
    }
    throw new IllegalStateException("A tree is walked, not uploaded.");
  }

  private UploadOutcome marker(ObjectPath path, UploadOptions options, SegmentContainer segments) {
    if (call.isDry()) {
      return new UploadOutcome.Planned(path, "", UploadOutcome.Form.MARKER, 0);
    }
    Upload upload = new Upload(path, "", now(), options, segments, Existing.NOTHING);
    return new PlainUpload(call, upload).putMarker();
  }

  // To the second, as segment names have it.
  private String now() {
    return Mtime.text(Instant.ofEpochSecond(swift.settings().time().now().getEpochSecond()));
  }

  private UploadOutcome stream(
      ObjectPath path, UploadItem.OfStream item, UploadOptions options, SegmentContainer segments) {
    Existing old =
        options.leaveSegments()
            ? Existing.NOTHING
            : look(path).withManifest(swift, path, call.options());
    Upload upload = new Upload(path, "", now(), options, segments, old);
    return new StreamUpload(call, upload, item.stream()).run();
  }

  /**
   * Returns what stands under a name. Nobody is asked where this call made the container, since
   * that was empty then; what another client puts there meanwhile is not seen, as it would not be
   * if it came between the question and the upload.
   */
  private Existing look(ObjectPath path) {
    return containerIsNew ? Existing.NOTHING : Existing.of(swift, path, call.options());
  }

  private UploadOutcome failed(@Nullable ObjectPath path, String source, SwiftException cause) {
    return new UploadOutcome.Failed(path, source, call.failure(cause), List.of(), false);
  }

  private static ObjectName name(UploadItem item) {
    if (item instanceof UploadItem.OfFile file) {
      return file.name();
    }
    if (item instanceof UploadItem.OfDirectory directory) {
      return directory.name();
    }
    if (item instanceof UploadItem.Marker marker) {
      return marker.name();
    }
    return item instanceof UploadItem.OfStream stream
        ? stream.name()
        : ((UploadItem.OfTree) item).rootMarker();
  }

  private static String source(UploadItem item) {
    if (item instanceof UploadItem.OfFile file) {
      return file.file().toString();
    }
    return item instanceof UploadItem.OfDirectory directory ? directory.directory().toString() : "";
  }
}
