package io.jswift.service.internal.upload;

import io.jswift.domain.AuthException;
import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.ObjectName;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.SwiftException;
import io.jswift.domain.TransportException;
import io.jswift.domain.segment.Mtime;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.Answer;
import io.jswift.service.connection.Connection;
import io.jswift.service.internal.file.FileBody;
import io.jswift.service.internal.file.HashedBody;
import io.jswift.service.internal.file.LocalFailure;
import io.jswift.service.internal.file.Sameness;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.pool.Crew;
import io.jswift.service.internal.pool.Pool;
import io.jswift.service.outcome.Failure;
import io.jswift.service.upload.UploadItem;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One upload call: makes the container, takes the items as they come, and has each uploaded by the
 * object crew. What is above the segment size goes to {@link LargeUpload}.
 */
public final class UploadFlow {
  // Below this nobody needs to ask the server how large an object may be.
  private static final long ASK_LIMIT_FROM = 32L * 1024 * 1024;

  private final BulkCall<UploadOutcome> call;
  private final Connection swift;
  private final UploadRequest request;
  private final UploadOptions options;
  private final SegmentContainer segmentContainer;

  /** Makes the flow of one call. */
  public UploadFlow(BulkCall<UploadOutcome> call, UploadRequest request) {
    this.call = call;
    this.swift = call.swift();
    this.request = request;
    this.options = request.options();
    this.segmentContainer =
        new SegmentContainer(swift, request.container(), options, call.cancellation());
  }

  /** Does it all. */
  public void run() {
    if (!options.skipContainerPut()) {
      makeContainer(request.container());
    }
    Crew crew = call.crew(Pool.UPLOAD);
    crew.during(
        () -> {
          request.items().forEachRemaining(item -> take(item, crew));
          call.meter().allFound();
        });
  }

  private void makeContainer(ContainerName container) {
    try {
      Headers policy = options.headers().where(line -> line.is("X-Storage-Policy"));
      swift.putContainer(container, call.options().withHeaders(policy));
      call.put(new UploadOutcome.ContainerReady(container));
    } catch (AuthException | TransportException unreachable) {
      throw unreachable;
    } catch (SwiftException failed) {
      BulkCall.throwIfFatal(failed);
      call.put(new UploadOutcome.ContainerNotReady(container, new Failure(failed, 1)));
    }
  }

  private void take(UploadItem item, Crew crew) {
    if (item instanceof UploadItem.OfTree tree) {
      new TreeWalk(
              each -> take(each, crew),
              (path, failure) -> call.put(failed(null, path.toString(), failure)))
          .walk(tree);
    } else {
      call.meter().found();
      crew.submit(() -> upload(item));
    }
  }

  /** Uploads one item and returns what reports of it. */
  private Runnable upload(UploadItem item) {
    ObjectPath path = new ObjectPath(request.container(), name(item));
    String source = source(item);
    UploadOutcome outcome;
    try {
      if (item instanceof UploadItem.OfFile file) {
        outcome = file(path, file.file());
      } else if (item instanceof UploadItem.OfDirectory directory) {
        outcome = marker(path, directory.directory());
      } else if (item instanceof UploadItem.OfStream stream) {
        outcome = new StreamUpload(call, options, segmentContainer).upload(path, stream.stream());
      } else {
        throw new IllegalStateException("A tree is walked, not uploaded.");
      }
    } catch (LargeUpload.Incomplete incomplete) {
      outcome = new UploadOutcome.Failed(path, source, incomplete.failure(), incomplete.orphans());
    } catch (SwiftException failure) {
      BulkCall.throwIfFatal(failure);
      outcome = failed(path, source, failure);
    }
    UploadOutcome report = outcome;
    return () -> call.put(report);
  }

  private UploadOutcome file(ObjectPath path, Path file) {
    FileBody body = FileBody.of(file);
    Existing old = needsLook() ? Existing.of(swift, path, call.cancellation()) : Existing.NOTHING;
    Optional<UploadOutcome.SkipReason> skip = skip(body, old);
    if (skip.isPresent()) {
      return new UploadOutcome.Skipped(path, file.toString(), skip.get());
    }
    call.meter().expect(body.size());
    Headers headers =
        Headers.of("X-Object-Meta-Mtime", body.mtime()).overriddenBy(options.headers());
    long segmentSize = segmentSize(body.size());
    LargeUpload large = new LargeUpload(call, options, segmentContainer);
    UploadOutcome done =
        segmentSize > 0
            ? large.upload(path, body, segmentSize, headers, old)
            : plain(path, body, file.toString(), headers);
    if (segmentSize == 0) {
      large.sweep(path, old, List.of());
    }
    return done;
  }

  private boolean needsLook() {
    return !options.leaveSegments() || options.changed() || options.skipIdentical();
  }

  private Optional<UploadOutcome.SkipReason> skip(FileBody body, Existing old) {
    if (options.skipIdentical()
        && old.object().filter(info -> Sameness.of(body, info, old.manifest())).isPresent()) {
      return Optional.of(UploadOutcome.SkipReason.IDENTICAL);
    }
    return options.changed() && old.looksLike(body.size(), body.mtime())
        ? Optional.of(UploadOutcome.SkipReason.UNCHANGED)
        : Optional.empty();
  }

  // 0 where the file goes up as one object.
  private long segmentSize(long size) {
    long wanted = options.segmentSize();
    if (size >= ASK_LIMIT_FROM || wanted > 0 && size > wanted) {
      long most = swift.serverInfo(call.cancellation()).maxFileSize();
      long usable = wanted == 0 ? most : Math.min(wanted, most);
      return size > usable ? usable : 0;
    }
    return 0;
  }

  private UploadOutcome plain(ObjectPath path, FileBody body, String source, Headers headers) {
    HashedBody hashed = new HashedBody(body, call.meter());
    Answer<ETag> answer = put(path, hashed, headers);
    if (!body.unchanged()) {
      throw new IntegrityException(
          "The file '" + source + "' changed while it was uploaded; the object may be a mixture.");
    }
    return new UploadOutcome.Uploaded(
        path,
        source,
        UploadOutcome.Form.PLAIN,
        body.size(),
        answer.value(),
        answer.effort().attempts());
  }

  private Answer<ETag> put(ObjectPath path, HashedBody hashed, Headers headers) {
    Answer<ETag> answer = swift.putObject(path, hashed, call.options().withHeaders(headers));
    call.meter().attempts(answer.effort().attempts());
    ETag local = hashed.md5();
    ETag remote = answer.value();
    if (options.checksum() && !remote.value().isEmpty() && !remote.matches(local)) {
      throw new IntegrityException(
          "Object upload verification failed: md5 mismatch, local "
              + local
              + " != remote "
              + remote
              + " (remote object has not been removed)");
    }
    return answer;
  }

  private UploadOutcome marker(ObjectPath path, Path directory) {
    String mtime = mtime(directory);
    if (options.changed()) {
      Existing old = Existing.of(swift, path, call.cancellation());
      if (isMarker(old) && old.looksLike(0, mtime)) {
        return new UploadOutcome.Skipped(
            path, directory.toString(), UploadOutcome.SkipReason.UNCHANGED);
      }
    }
    Headers headers =
        Headers.of("X-Object-Meta-Mtime", mtime)
            .overriddenBy(options.headers())
            .with("Content-Type", "application/directory");
    Answer<ETag> answer =
        put(path, new HashedBody(BodySource.of(new byte[0]), call.meter()), headers);
    return new UploadOutcome.Uploaded(
        path,
        directory.toString(),
        UploadOutcome.Form.MARKER,
        0,
        answer.value(),
        answer.effort().attempts());
  }

  private static boolean isMarker(Existing old) {
    String type = old.object().flatMap(info -> info.contentType()).orElse("").split(";", 2)[0];
    return type.equals("application/directory") || type.equals("text/directory");
  }

  private static String mtime(Path directory) {
    try {
      return Mtime.text(Files.getLastModifiedTime(directory).toInstant());
    } catch (IOException unreadable) {
      throw LocalFailure.reading(directory, unreadable);
    }
  }

  private static UploadOutcome failed(
      @Nullable ObjectPath path, String source, SwiftException cause) {
    return new UploadOutcome.Failed(path, source, new Failure(cause, 1), List.of());
  }

  private static ObjectName name(UploadItem item) {
    if (item instanceof UploadItem.OfFile file) {
      return file.name();
    }
    if (item instanceof UploadItem.OfDirectory directory) {
      return directory.name();
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
