package io.jswift.service.internal.download;

import io.jswift.domain.LocalFileException;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import io.jswift.domain.segment.Mtime;
import io.jswift.ports.time.Time;
import io.jswift.service.connection.Answer;
import io.jswift.service.connection.ObjectReader;
import io.jswift.service.download.Destination;
import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.download.DownloadRequest;
import io.jswift.service.internal.download.FileDownload.Moved;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.pool.Crew;
import io.jswift.service.internal.pool.Pool;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One download call: finds the objects page by page and has each downloaded by the object crew.
 * Bytes are verified as they come and count only when all are right.
 */
public final class DownloadFlow {
  private static final Set<String> DIRECTORY = Set.of("application/directory", "text/directory");

  private final BulkCall<DownloadOutcome> call;
  private final DownloadRequest request;
  private final DownloadOptions options;
  private final Time time;
  private final Written written = new Written();

  /** Makes the flow of one call. */
  public DownloadFlow(BulkCall<DownloadOutcome> call, DownloadRequest request) {
    this.call = call;
    this.request = request;
    this.options = request.options();
    this.time = call.swift().settings().time();
  }

  /** Does it all. */
  public void run() {
    Crew crew = call.crew(Pool.DOWNLOAD);
    crew.during(
        () -> {
          new Choice(call, request, wanted -> submit(crew, wanted)).all();
          call.meter().allFound();
        });
  }

  private void submit(Crew crew, Wanted wanted) {
    if (!call.isAbout(wanted.object().object())) {
      return;
    }
    call.meter().found();
    crew.submit(
        () -> {
          DownloadOutcome outcome = download(wanted);
          return () -> call.put(outcome);
        });
  }

  private DownloadOutcome download(Wanted wanted) {
    try {
      Place place = Place.of(wanted);
      if (identical(wanted, place)) {
        return new DownloadOutcome.Skipped(wanted.object(), place.shown());
      }
      return call.isDry() ? planned(wanted, place) : fetch(wanted, place);
    } catch (SwiftException failure) {
      call.throwIfFatal(failure);
      String shown = Place.shown(wanted);
      return new DownloadOutcome.Failed(wanted.object(), shown, call.failure(failure));
    }
  }

  private DownloadOutcome planned(Wanted wanted, Place place) {
    long bytes = wanted.listed();
    if (bytes < 0 || place.isTop()) {
      ObjectInfo info = call.swift().headObject(wanted.object(), wanted.how()).value();
      bytes = info.contentLength().orElse(0);
      refuseIfLost(wanted, place, info);
    }
    return new DownloadOutcome.Planned(wanted.object(), place.shown(), bytes);
  }

  private boolean identical(Wanted wanted, Place place) {
    Path path = place.path();
    if (path == null
        || !options.skipIdentical()
        || !new Identical(call.swift(), call.cancellation()).is(wanted, path)) {
      return false;
    }
    written.remember(path);
    return true;
  }

  private DownloadOutcome fetch(Wanted wanted, Place place) {
    long start = time.nanos();
    DownloadOutcome inParts = fetchInParts(wanted, place, start);
    if (inParts != null) {
      return inParts;
    }
    try (ObjectReader reader = call.swift().getObject(wanted.object(), wanted.how())) {
      call.meter().expect(reader.info().contentLength().orElse(0));
      refuseIfLost(wanted, place, reader.info());
      boolean pseudo = isPseudoDirectory(wanted, reader.info());
      Moved moved = pseudo ? toDirectory(wanted, place, reader) : toItsPlace(wanted, place, reader);
      return downloaded(wanted, place, reader.answer(), moved, start);
    }
  }

  // What is known to be long, or may be, is not asked for as a whole, only to be read in ranges:
  // what is on its way when that is given up was sent for nothing, each time a download begins.
  private @Nullable DownloadOutcome fetchInParts(Wanted wanted, Place place, long start) {
    Path path = place.path();
    if (path == null || place.special()) {
      return null;
    }
    FileDownload file = toFile(wanted, place, path);
    if (!file.expectsParts()) {
      return null;
    }
    Answer<ObjectInfo> head;
    try {
      head = call.swift().headObject(wanted.object(), wanted.how());
    } catch (StatusException refused) {
      return null; // the object itself tells why
    }
    if (isPseudoDirectory(wanted, head.value()) || !file.takesParts(head.value())) {
      return null;
    }
    call.meter().expect(head.value().contentLength().orElseThrow());
    prepare(wanted, place, path);
    Moved moved = file.inParts(head.value(), restored(head.value()));
    return downloaded(wanted, place, head, moved, start);
  }

  private DownloadOutcome downloaded(
      Wanted wanted, Place place, Answer<ObjectInfo> answer, Moved moved, long start) {
    return new DownloadOutcome.Downloaded(
        wanted.object(),
        place.shown(),
        isPseudoDirectory(wanted, answer.value()),
        isMarker(answer.value()),
        moved.bytes(),
        moved.attempts(),
        answer.reply(),
        Duration.ofNanos(time.nanos() - start));
  }

  private static boolean isPseudoDirectory(Wanted wanted, ObjectInfo info) {
    boolean inTree = wanted.destination() instanceof Destination.Tree;
    return isMarker(info) || inTree && wanted.name().endsWith("/");
  }

  // The directory itself can stand for a marker, not for bytes.
  private static void refuseIfLost(Wanted wanted, Place place, ObjectInfo info) {
    boolean empty = wanted.name().endsWith("/") && info.contentLength().orElse(-1) == 0;
    if (place.isTop() && !isMarker(info) && !empty) {
      throw place.noFile(wanted);
    }
  }

  private static boolean isMarker(ObjectInfo info) {
    return DIRECTORY.contains(info.contentType().orElse("").split(";", 2)[0].trim());
  }

  private Moved toDirectory(Wanted wanted, Place place, ObjectReader reader) {
    if (!(wanted.destination() instanceof Destination.ToStream)) {
      place.makeDirectory();
      return toSink(wanted, place, reader, Sink.nowhere());
    }
    return toItsPlace(wanted, place, reader);
  }

  private Moved toItsPlace(Wanted wanted, Place place, ObjectReader reader) {
    Path path = place.path();
    if (wanted.destination() instanceof Destination.ToStream to) {
      return toSink(wanted, place, reader, new Sink("the output", to.stream(), false));
    }
    if (path == null || place.special()) {
      return toSink(
          wanted,
          place,
          reader,
          path == null ? Sink.nowhere() : Sink.special(path, call.cancellation()));
    }
    prepare(wanted, place, path);
    return toFile(wanted, place, path).download(reader, restored(reader.info()));
  }

  private void prepare(Wanted wanted, Place place, Path path) {
    if (place.isTop()) {
      throw place.noFile(wanted);
    }
    place.makeParents();
    written.check(path);
  }

  private FileDownload toFile(Wanted wanted, Place place, Path path) {
    return new FileDownload(call, options, written, wanted, place.shown(), path);
  }

  private Moved toSink(Wanted wanted, Place place, ObjectReader reader, Sink sink) {
    try (sink) {
      Moved moved =
          new StreamDownload(call, options, wanted, place.shown())
              .download(reader, (bytes, count, position) -> sink.write(bytes, count));
      sink.flush();
      return moved;
    } catch (LocalFileException refused) {
      call.cancellation().throwIfCancelled(); // which closes what is written to
      throw refused;
    }
  }

  private @Nullable Instant restored(ObjectInfo info) {
    return options.restoreTime() ? info.mtime().flatMap(Mtime::parse).orElse(null) : null;
  }
}
