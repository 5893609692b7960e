package io.jswift.service.internal.upload;

import io.jswift.domain.CancelledException;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectName;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SegmentNaming;
import io.jswift.domain.segment.SloManifest;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.Reply;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.pool.Crew;
import io.jswift.service.outcome.Failure;
import io.jswift.service.upload.UploadOutcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Deletes what only the replaced object used: the segments that its manifest named, those of nested
 * manifests before these themselves. A dynamic manifest names a prefix, which may be anybody's, so
 * of what is listed there only what is numbered below the object's own name goes. What was made for
 * another object stays: a copied manifest shares its segments with the original.
 */
final class Sweep {
  private static final int DEEPEST = 10;

  private final BulkCall<UploadOutcome> call;
  private final Connection swift;
  private final Upload upload;
  private final Predicate<ObjectPath> kept;
  private Existing standing = Existing.NOTHING;
  private Set<ObjectPath> inUse = Set.of();

  /**
   * Makes one.
   *
   * @param kept what the new object uses
   */
  Sweep(BulkCall<UploadOutcome> call, Upload upload, Predicate<ObjectPath> kept) {
    this.call = call;
    this.swift = call.swift();
    this.upload = upload;
    this.kept = kept;
  }

  /** Deletes; what cannot be deleted is reported, and the new object stands all the same. */
  void run() {
    if (upload.options().leaveSegments()) {
      return;
    }
    SloManifest manifest = upload.old().manifest();
    ObjectPath prefix = upload.old().prefix();
    try {
      boolean any = manifest != null || prefix != null && isOwn(prefix);
      if (!any || archives()) {
        return;
      }
      lookAgain();
      if (manifest != null) {
        named(manifest, 0);
      } else if (prefix != null) {
        listed(prefix);
      }
    } catch (SwiftException failed) {
      call.throwIfFatal(failed);
      ObjectPath left = prefix == null ? upload.path() : prefix;
      call.put(new UploadOutcome.OldSegmentLeft(upload.path(), left, call.failure(failed)));
    }
  }

  // What was replaced is in another container then, and uses its segments there.
  private boolean archives() {
    try {
      Headers headers = swift.headContainer(upload.path().container(), call.options()).headers();
      return headers.has("X-Versions-Location") || headers.has("X-History-Location");
    } catch (StatusException notTold) {
      return false;
    }
  }

  // Another process may have put an object of its own since, and with the same old segments.
  private void lookAgain() {
    standing =
        Existing.of(swift, upload.path(), call.options())
            .withManifest(swift, upload.path(), call.options());
    SloManifest manifest = standing.manifest();
    inUse = manifest == null ? Set.of() : Set.copyOf(manifest.paths());
  }

  private boolean isInUse(ObjectPath segment) {
    ObjectPath prefix = standing.prefix();
    return inUse.contains(segment)
        || prefix != null
            && prefix.container().equals(segment.container())
            && segment.object().value().startsWith(prefix.object().value());
  }

  private boolean isOwn(ObjectPath prefix) {
    return prefix.object().value().startsWith(upload.path().object().value() + "/");
  }

  private void named(SloManifest manifest, int depth) {
    Set<ObjectPath> seen = new HashSet<>();
    Crew crew = call.segmentCrew(call.cancellation());
    crew.during(
        () -> {
          for (ManifestEntry entry : manifest.entries()) {
            if (entry instanceof ManifestEntry.Part part && seen.add(part.path())) {
              if (part.nested() && depth < DEEPEST && mayGo(part.path())) {
                nested(part.path(), depth);
              }
              crew.submit(() -> delete(part.path()));
            }
          }
        });
  }

  private void nested(ObjectPath path, int depth) {
    SloManifest manifest;
    try {
      manifest = swift.getManifest(path, call.options()).value();
    } catch (CancelledException cancelled) {
      throw cancelled;
    } catch (SwiftException unreadable) {
      return; // then deleting it tells, or it is gone
    }
    named(manifest, depth + 1);
  }

  private void listed(ObjectPath prefix) {
    Crew crew = call.segmentCrew(call.cancellation());
    crew.during(
        () -> {
          ListingQuery query = ListingQuery.ALL.withPrefix(prefix.object().value());
          List<ListingEntry> page = page(prefix, query);
          while (!page.isEmpty()) {
            for (ListingEntry row : page) {
              if (isNumbered(row.name(), prefix.object())) {
                ObjectPath segment = prefix.container().object(row.name());
                crew.submit(() -> delete(segment));
              }
            }
            page = page(prefix, query.after(page.get(page.size() - 1).name()));
          }
        });
  }

  private List<ListingEntry> page(ObjectPath prefix, ListingQuery query) {
    return swift.getContainer(prefix.container(), query, call.options()).value().entries();
  }

  private static boolean isNumbered(String name, ObjectName prefix) {
    return name.substring(prefix.value().length()).matches("/?\\d{8}");
  }

  private boolean mayGo(ObjectPath segment) {
    return !kept.test(segment)
        && !isInUse(segment)
        && !SegmentNaming.madeForAnother(upload.path().object(), segment.object());
  }

  private Runnable delete(ObjectPath segment) {
    if (kept.test(segment)) {
      return () -> {};
    }
    if (!mayGo(segment)) {
      return () -> call.put(new UploadOutcome.OldSegmentKept(upload.path(), segment));
    }
    Reply reply;
    try {
      reply = swift.deleteObject(segment, call.options()).reply();
    } catch (CancelledException cancelled) {
      throw cancelled;
    } catch (SwiftException failed) {
      if (!(failed instanceof StatusException refused)
          || refused.kind() != StatusException.Kind.NOT_FOUND) {
        Failure why = call.failure(failed);
        return () -> call.put(new UploadOutcome.OldSegmentLeft(upload.path(), segment, why));
      }
      reply = Reply.of(refused);
    }
    Reply told = reply;
    return () -> call.put(new UploadOutcome.OldSegmentDeleted(upload.path(), segment, told));
  }
}
