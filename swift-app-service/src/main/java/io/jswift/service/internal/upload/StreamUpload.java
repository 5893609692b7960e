package io.jswift.service.internal.upload;

import io.jswift.domain.CancelledException;
import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.LocalFileException;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.SwiftException;
import io.jswift.domain.segment.Mtime;
import io.jswift.domain.segment.SegmentNaming;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.Answer;
import io.jswift.service.connection.Connection;
import io.jswift.service.internal.file.HashedBody;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.pool.Crew;
import io.jswift.service.outcome.Failure;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Bytes of unknown length: up to one segment they are a plain object, above that a static large
 * object whose segments are held until they are sent, so that each can be sent again. What is held
 * is bounded, in memory and on disk.
 */
final class StreamUpload {
  private static final long DEFAULT_SEGMENT = 10L * 1024 * 1024;
  private static final long MOST_IN_MEMORY = 64L * 1024 * 1024;
  private static final long LARGEST_IN_MEMORY = 16L * 1024 * 1024;
  private static final int MOST_FILES = 4;

  private final BulkCall<UploadOutcome> call;
  private final Connection swift;
  private final UploadOptions options;
  private final SegmentContainer segmentContainer;

  StreamUpload(
      BulkCall<UploadOutcome> call, UploadOptions options, SegmentContainer segmentContainer) {
    this.call = call;
    this.swift = call.swift();
    this.options = options;
    this.segmentContainer = segmentContainer;
  }

  UploadOutcome upload(ObjectPath path, InputStream stream) {
    long size = options.segmentSize() == 0 ? DEFAULT_SEGMENT : options.segmentSize();
    Instant now = Instant.ofEpochSecond(swift.settings().time().now().getEpochSecond());
    Headers headers =
        Headers.of("X-Object-Meta-Mtime", Mtime.text(now)).overriddenBy(options.headers());
    LargeUpload large = new LargeUpload(call, options, segmentContainer);
    Existing old =
        options.leaveSegments() ? Existing.NOTHING : Existing.of(swift, path, call.cancellation());
    try (InputStream in = stream;
        HeldBytes first = hold(in, size)) {
      HeldBytes second = first.size() < size ? HeldBytes.NONE : hold(in, size);
      if (second.size() == 0) {
        UploadOutcome done = plain(path, first, headers);
        large.sweep(path, old, List.of());
        return done;
      }
      return segments(path, in, first, second, size, headers, old, large, Mtime.text(now));
    } catch (IOException unreadable) {
      throw new LocalFileException(
          "The input for " + path + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  private static HeldBytes hold(InputStream in, long size) throws IOException {
    return HeldBytes.read(in, size, size <= LARGEST_IN_MEMORY);
  }

  private UploadOutcome plain(ObjectPath path, BodySource body, Headers headers) {
    HashedBody hashed = new HashedBody(body, call.meter());
    Answer<ETag> answer = swift.putObject(path, hashed, call.options().withHeaders(headers));
    call.meter().attempts(answer.effort().attempts());
    if (options.checksum() && !answer.value().matches(hashed.md5())) {
      throw new IntegrityException(
          "Object upload verification failed: md5 mismatch, remote "
              + answer.value()
              + " (remote object has not been removed)");
    }
    return new UploadOutcome.Uploaded(
        path,
        "",
        UploadOutcome.Form.PLAIN,
        hashed.sent(),
        answer.value(),
        answer.effort().attempts());
  }

  private UploadOutcome segments(
      ObjectPath path,
      InputStream in,
      HeldBytes first,
      HeldBytes second,
      long size,
      Headers headers,
      Existing old,
      LargeUpload large,
      String mtime)
      throws IOException {
    SegmentNaming naming =
        SegmentNaming.ofStream(segmentContainer.name(), path.object(), mtime, size);
    SegmentSender sender = new SegmentSender(call, naming, options.checksum());
    List<SegmentSender.Sent> sent = new ArrayList<>();
    try {
      sendAll(path, in, first, second, size, sender, sent);
      sent.sort(Comparator.comparingInt(SegmentSender.Sent::index));
      return large.putManifest(path, "", headers, old, sent);
    } catch (CancelledException cancelled) {
      throw cancelled;
    } catch (SwiftException failed) {
      BulkCall.throwIfFatal(failed);
      List<ObjectPath> orphans =
          large.orphans(failed, sent.stream().map(each -> each.entry().path()).toList());
      throw new LargeUpload.Incomplete(new Failure(failed, 1), orphans);
    }
  }

  private void sendAll(
      ObjectPath path,
      InputStream in,
      HeldBytes first,
      HeldBytes second,
      long size,
      SegmentSender sender,
      List<SegmentSender.Sent> sent)
      throws IOException {
    List<SwiftException> failures = new ArrayList<>();
    Set<HeldBytes> held = ConcurrentHashMap.newKeySet();
    try (Cancellation siblings = call.cancellation().child()) {
      Crew crew = call.segmentCrew(siblings);
      try {
        Feed feed = new Feed(path, in, size, held);
        feed.run(first, second, crew, sender, sent, failures);
      } catch (IOException | RuntimeException failed) {
        siblings.cancel();
        throw failed;
      } finally {
        crew.finish();
        held.forEach(HeldBytes::close);
      }
    }
    call.cancellation().throwIfCancelled();
    if (failures(failures) > 0) {
      throw failures.get(0);
    }
  }

  /** Reads the input piece by piece, no more of it than the budget holds, and hands it on. */
  private final class Feed {
    private final ObjectPath path;
    private final InputStream in;
    private final long size;
    private final Set<HeldBytes> held;
    private final Semaphore budget;

    Feed(ObjectPath path, InputStream in, long size, Set<HeldBytes> held) {
      this.path = path;
      this.in = in;
      this.size = size;
      this.held = held;
      this.budget =
          new Semaphore(
              size <= LARGEST_IN_MEMORY ? (int) Math.max(1, MOST_IN_MEMORY / size) : MOST_FILES);
    }

    void run(
        HeldBytes first,
        HeldBytes second,
        Crew crew,
        SegmentSender sender,
        List<SegmentSender.Sent> sent,
        List<SwiftException> failures)
        throws IOException {
      long most = swift.serverInfo(call.cancellation()).maxManifestSegments();
      held.add(first);
      held.add(second);
      HeldBytes next = first;
      for (int index = 0; next.size() > 0 && failures(failures) == 0; index++) {
        if (index >= most) {
          throw tooMany(most);
        }
        while (!budget.tryAcquire()) {
          // jobs that a cancellation drops never give back their part of the budget
          call.cancellation().throwIfCancelled();
          crew.help();
        }
        HeldBytes body = next;
        int number = index;
        crew.submit(() -> send(path, number, body, sender, sent, failures, this));
        next = index == 0 ? second : body.size() < size ? HeldBytes.NONE : hold(in, size);
        held.add(next);
      }
    }

    void done(HeldBytes body) {
      body.close();
      held.remove(body);
      budget.release();
    }

    private InvalidRequestException tooMany(long most) {
      return new InvalidRequestException(
          "The input for "
              + path
              + " has more than "
              + most
              + " segments of "
              + size
              + " bytes, which is what the server takes; use larger segments.");
    }
  }

  private static int failures(List<SwiftException> failures) {
    synchronized (failures) {
      return failures.size();
    }
  }

  private Runnable send(
      ObjectPath path,
      int index,
      HeldBytes body,
      SegmentSender sender,
      List<SegmentSender.Sent> sent,
      List<SwiftException> failures,
      Feed feed) {
    try {
      SegmentSender.Sent done = sender.send(index, body, body.size());
      synchronized (sent) {
        sent.add(done);
      }
      return () -> call.put(LargeUpload.report(path, done));
    } catch (CancelledException cancelled) {
      throw cancelled;
    } catch (SwiftException failed) {
      synchronized (failures) {
        failures.add(failed);
      }
      return () -> {};
    } finally {
      feed.done(body);
    }
  }
}
