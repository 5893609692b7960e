package io.jswift.service.internal.delete;

import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.listing.ObjectEntry;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.Reply;
import io.jswift.service.delete.DeleteOutcome;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.pool.Crew;
import io.jswift.service.outcome.Failure;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Deletes one object, and its segments if it is a large one: the manifest first, so that nobody
 * reads an object of which a part is missing.
 */
final class ObjectDeletion {
  private final BulkCall<DeleteOutcome> call;
  private final Connection swift;
  private final Consumer<DeleteOutcome> report;

  ObjectDeletion(BulkCall<DeleteOutcome> call, Consumer<DeleteOutcome> report) {
    this.call = call;
    this.swift = call.swift();
    this.report = report;
  }

  /**
   * Deletes it, and returns what reports of it. That deletes the segments of a dynamic large
   * object, which may be millions and of which each is reported.
   */
  Runnable delete(Doomed each) {
    try {
      return delete(each, each.isBare() ? Optional.empty() : look(each));
    } catch (SwiftException failure) {
      return failed(each, failure);
    }
  }

  /** Returns what reports that it would be deleted; what was asked for by name must be there. */
  Runnable plan(Doomed each) {
    long segments = 0;
    try {
      if (each.missing() == Doomed.Missing.FAILS || !each.isBare()) {
        ObjectInfo info =
            swift.headObject(each.object(), how(each).withQuery("symlink", "get")).value();
        boolean goAlong = !each.isBare() && !staysAsVersion(each, info);
        segments = goAlong ? new SegmentCount(call).of(each.object(), info, how(each)) : 0;
      }
    } catch (SwiftException failure) {
      return failed(each, failure);
    }
    DeleteOutcome planned =
        new DeleteOutcome.Planned(
            each.object().container(), each.object(), each.versionIdOrNull(), segments);
    return () -> report.accept(planned);
  }

  /** Deletes what was looked at. */
  Runnable delete(Doomed each, Optional<ObjectInfo> info) {
    ObjectInfo.Kind kind =
        info.filter(found -> !staysAsVersion(each, found))
            .map(ObjectInfo::kind)
            .orElse(ObjectInfo.Kind.PLAIN);
    Reply reply;
    try {
      reply = remove(each, kind);
    } catch (SwiftException failure) {
      return failed(each, failure);
    }
    call.meter().attempts(reply.attempts());
    String manifest =
        kind == ObjectInfo.Kind.DLO
            ? info.flatMap(found -> found.headers().first("X-Object-Manifest")).orElse("")
            : "";
    return () -> {
      if (!manifest.isEmpty()) {
        segments(each, manifest);
      }
      report.accept(deleted(each, reply));
    };
  }

  // Where versions are kept this only hides it, and the version needs its segments.
  private static boolean staysAsVersion(Doomed each, ObjectInfo found) {
    return each.versionIdOrNull() == null && found.headers().has("X-Object-Version-Id");
  }

  private Reply remove(Doomed each, ObjectInfo.Kind kind) {
    CallOptions how = how(each);
    ObjectPath object = each.object();
    if (kind != ObjectInfo.Kind.SLO) {
      return swift.deleteObject(object, how).reply();
    }
    boolean later =
        each.options().segmentsLater()
            && swift.serverInfo(call.cancellation()).flag("slo", "allow_async_delete");
    return (later ? swift.deleteManifestLater(object, how) : swift.deleteManifest(object, how))
        .reply();
  }

  /** Asks what it is: a link itself, not what it leads to. Empty where it is not there. */
  Optional<ObjectInfo> look(Doomed each) {
    try {
      return Optional.of(
          swift.headObject(each.object(), how(each).withQuery("symlink", "get")).value());
    } catch (StatusException missing) {
      if (missing.kind() == StatusException.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw missing;
    }
  }

  private CallOptions how(Doomed each) {
    CallOptions how = call.options().withHeaders(each.options().headers());
    String version = each.versionIdOrNull();
    return version == null ? how : how.withQuery("version-id", version);
  }

  private void segments(Doomed large, String manifest) {
    ObjectPath first = SegmentCount.first(manifest);
    String prefix = first.object().value();
    PageDeletion pages = new PageDeletion(call, report);
    Crew crew = call.segmentCrew(call.cancellation());
    try {
      crew.during(
          () ->
              Listed.pages(
                  call,
                  first.container(),
                  ListingQuery.ALL.withPrefix(prefix),
                  page -> pages.submit(crew, segments(large, first, page.entries()))));
    } catch (StatusException unlisted) {
      if (unlisted.kind() != StatusException.Kind.NOT_FOUND) {
        report.accept(
            new DeleteOutcome.Failed(first.container(), first, null, call.failure(unlisted)));
      }
    }
  }

  private static List<Doomed> segments(
      Doomed large, ObjectPath first, List<? extends io.jswift.domain.listing.ListingEntry> page) {
    return page.stream()
        .filter(ObjectEntry.class::isInstance)
        .map(row -> Doomed.segment(first.container().object(row.name()), large.options()))
        .toList();
  }

  DeleteOutcome deleted(Doomed each, Reply reply) {
    return each.segment()
        ? new DeleteOutcome.SegmentDeleted(each.object(), reply)
        : new DeleteOutcome.ObjectDeleted(each.object(), each.versionIdOrNull(), reply);
  }

  /** Returns what reports that it could not be deleted, or that it was gone already. */
  Runnable failed(Doomed each, SwiftException failure) {
    call.throwIfFatal(failure);
    if (each.missing() != Doomed.Missing.FAILS
        && failure instanceof StatusException status
        && status.kind() == StatusException.Kind.NOT_FOUND) {
      return each.missing() == Doomed.Missing.GONE
          ? () -> report.accept(deleted(each, Reply.of(status)))
          : () -> {};
    }
    Failure why = call.failure(failure);
    return () ->
        report.accept(
            new DeleteOutcome.Failed(
                each.object().container(), each.object(), each.versionIdOrNull(), why));
  }
}
