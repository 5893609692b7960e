package io.jswift.service.internal.copy;

import io.jswift.domain.CancelledException;
import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.PercentEncoding;
import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import io.jswift.domain.TransportException;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.listing.ObjectEntry;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.time.Cancellation;
import io.jswift.service.connection.Answer;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.Reply;
import io.jswift.service.copy.CopyOptions;
import io.jswift.service.copy.CopyOutcome;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.pool.Crew;
import io.jswift.service.internal.segment.PerhapsStored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Copies a large object segment by segment, several at once, then makes a manifest over the copies.
 * A segment that is there and right is not copied again; one that is there with other bytes is
 * never overwritten, since a manifest may be using it: ours goes beside it under its ETag.
 *
 * <p>In another account, where this connection can neither look nor write manifests, segments keep
 * their names, and the manifest that names them is copied after them.
 */
final class SegmentCopy {
  private static final int LONG_MANIFEST = 100;

  private final BulkCall<CopyOutcome> call;
  private final Connection swift;
  private final CopyFlow.Task task;
  private final CopyOptions options;
  private final ContainerName container;
  private final Map<ObjectPath, ManifestEntry.Part> copies = new ConcurrentHashMap<>();
  private final AtomicReference<SwiftException> failure = new AtomicReference<>();
  private final PerhapsStored perhaps = new PerhapsStored();
  private boolean manifestSent;

  SegmentCopy(BulkCall<CopyOutcome> call, CopyFlow.Task task) {
    this.call = call;
    this.swift = call.swift();
    this.task = task;
    this.options = task.options();
    ContainerName told = options.segmentContainerOrNull();
    this.container =
        told != null
            ? told
            : new ContainerName(task.destination().container().value() + "_segments");
  }

  CopyOutcome copy(ObjectInfo info) {
    if (options.accountOrNull() == null && !options.skipContainerPut()) {
      makeContainer();
    }
    String time = info.mtime().or(() -> info.headers().first("X-Timestamp")).orElse("0");
    String prefix =
        task.destination().object() + "/copy/" + time + "/" + info.contentLength().orElse(0) + "/";
    Answer<?> answer =
        info.kind() == ObjectInfo.Kind.SLO
            ? slo(task.source(), task.destination(), prefix, headers(info))
            : dlo(info, prefix);
    ETag etag = answer.headers().first("Etag").map(ETag::parse).orElse(new ETag(""));
    return new CopyOutcome.Copied(
        task.source(), task.destination(), CopyOutcome.Form.SEGMENTS, etag, answer.reply());
  }

  private void makeContainer() {
    try {
      Headers policy = options.headers().where(line -> line.is("X-Storage-Policy"));
      swift.putContainer(container, call.options().withHeaders(policy));
    } catch (StatusException refused) {
      if (refused.kind() == StatusException.Kind.UNAUTHORIZED) {
        throw refused;
      }
    }
  }

  // The server takes the content type along in any case, and so do we.
  private Headers headers(ObjectInfo info) {
    Headers kept =
        info.headers()
            .where(
                line ->
                    line.is("Content-Type")
                        || !options.freshMetadata()
                            && (line.is("X-Delete-At")
                                || line.is("Content-Encoding")
                                || line.is("Content-Disposition")
                                || line.name().regionMatches(true, 0, "X-Object-Meta-", 0, 14)));
    return kept.overriddenBy(options.headers());
  }

  /** Copies what a static manifest names, and makes the manifest of the copies. */
  private Answer<?> slo(ObjectPath source, ObjectPath target, String prefix, Headers headers) {
    SloManifest manifest = swift.getManifest(source, call.options()).value();
    Map<ObjectPath, String> names = new HashMap<>();
    List<ManifestEntry.Part> plain = new ArrayList<>();
    for (int i = 0; i < manifest.entries().size(); i++) {
      String name = prefix + String.format(Locale.ROOT, "%08d", i);
      if (manifest.entries().get(i) instanceof ManifestEntry.Part part
          && !copies.containsKey(part.path())
          && names.putIfAbsent(part.path(), name) == null) {
        if (part.nested()) {
          nested(part, name);
        } else {
          plain.add(part);
        }
      }
    }
    copyAll(plain, part -> String.valueOf(names.get(part.path())));
    return options.accountOrNull() == null
        ? put(target, copied(manifest), headers)
        : passOn(source, target, headers);
  }

  private void nested(ManifestEntry.Part part, String name) {
    ObjectPath target = options.accountOrNull() == null ? container.object(name) : part.path();
    Answer<?> answer =
        perhaps.storing(target, () -> slo(part.path(), target, name + "/", Headers.NONE));
    ETag etag = answer.headers().first("Etag").map(ETag::parse).orElse(part.etag());
    copies.put(part.path(), new ManifestEntry.Part(target, etag, part.size(), null, true));
  }

  private SloManifest copied(SloManifest manifest) {
    return new SloManifest(manifest.entries().stream().map(this::copied).toList());
  }

  private ManifestEntry copied(ManifestEntry entry) {
    if (!(entry instanceof ManifestEntry.Part part)) {
      return entry;
    }
    ManifestEntry.Part copy = Objects.requireNonNull(copies.get(part.path()));
    return new ManifestEntry.Part(
        copy.path(), copy.etag(), part.size(), part.rangeOrNull(), part.nested());
  }

  private Answer<?> put(ObjectPath target, SloManifest manifest, Headers headers) {
    CallOptions how = call.options().withHeaders(headers);
    manifestSent = target.equals(task.destination());
    Answer<ETag> answer =
        manifest.entries().size() > LONG_MANIFEST
            ? swift.putLongManifest(target, manifest, how)
            : swift.putManifest(target, manifest, how);
    call.meter().attempts(answer.effort().attempts());
    if (options.checksum() && !answer.value().matches(manifest.etag())) {
      throw new IntegrityException(
          "The manifest of %s has the ETag %s, its segments make %s."
              .formatted(target, answer.value(), manifest.etag()));
    }
    return answer;
  }

  private Answer<?> passOn(ObjectPath source, ObjectPath target, Headers headers) {
    CallOptions how =
        toAccount(call.options())
            .withHeader("X-Fresh-Metadata", "true")
            .withHeaders(headers)
            .withQuery("multipart-manifest", "get");
    manifestSent = target.equals(task.destination());
    return swift.copyObject(source, target, how);
  }

  /** Copies what is under a dynamic manifest's prefix under another one. */
  private Answer<?> dlo(ObjectInfo info, String prefix) {
    String text = info.headers().first("X-Object-Manifest").orElse("");
    ObjectPath first = ObjectPath.parse(PercentEncoding.decode(text).orElse(text));
    String old = first.object().value();
    ListingQuery query = ListingQuery.ALL.withPrefix(old);
    List<ListingEntry> page = list(first.container(), query);
    while (!page.isEmpty()) {
      List<ManifestEntry.Part> parts = new ArrayList<>();
      for (ListingEntry entry : page) {
        if (entry instanceof ObjectEntry row) {
          ObjectPath path = first.container().object(row.name());
          parts.add(ManifestEntry.Part.whole(path, row.hash(), row.bytes()));
        }
      }
      copyAll(parts, each -> prefix + each.path().object().value().substring(old.length()));
      copies.clear(); // nothing names them one by one, and there may be millions
      query = query.after(page.get(page.size() - 1).name());
      page = list(first.container(), query);
    }
    manifestSent = true;
    CallOptions how = call.options().withHeaders(headers(info));
    return options.accountOrNull() == null
        ? swift.putDynamicManifest(task.destination(), container, prefix, how)
        : passOn(task.source(), task.destination(), headers(info));
  }

  private List<ListingEntry> list(ContainerName from, ListingQuery query) {
    return swift.getContainer(from, query, call.options()).value().entries();
  }

  private void copyAll(
      List<ManifestEntry.Part> parts, Function<ManifestEntry.Part, String> naming) {
    try (Cancellation siblings = call.cancellation().child()) {
      Crew crew = call.segmentCrew(siblings);
      for (ManifestEntry.Part part : parts) {
        if (failure.get() != null) {
          break;
        }
        crew.submit(() -> copyOne(part, naming.apply(part), siblings));
      }
      crew.finish();
    }
    SwiftException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
    call.cancellation().throwIfCancelled();
  }

  private Runnable copyOne(ManifestEntry.Part part, String name, Cancellation siblings) {
    try {
      CopyOutcome.SegmentCopied done = copyOrFind(part, name, CallOptions.of(siblings));
      copies.put(part.path(), ManifestEntry.Part.whole(done.segment(), part.etag(), part.size()));
      return () -> call.put(done);
    } catch (CancelledException cancelled) {
      throw cancelled;
    } catch (SwiftException failed) {
      failure.compareAndSet(null, named(part, failed));
      siblings.cancel();
      return () -> {};
    }
  }

  // The message of the transport knows of a host only.
  private SwiftException named(ManifestEntry.Part part, SwiftException failed) {
    if (!(failed instanceof TransportException broken)) {
      return failed;
    }
    return broken.told(
        "The segment %s of %s was not copied for %s: %s"
            .formatted(part.path(), task.source(), task.destination(), broken.getMessage()),
        broken.attempts());
  }

  private CopyOutcome.SegmentCopied copyOrFind(
      ManifestEntry.Part part, String name, CallOptions how) {
    if (options.accountOrNull() != null) {
      return copyTo(part, part.path(), toAccount(how));
    }
    ObjectPath target = container.object(name);
    Answer<ETag> there = there(target, how);
    if (!there.value().value().isEmpty() && !there.value().matches(part.etag())) {
      target = container.object(name + "-" + part.etag());
      there = there(target, how);
    }
    return there.value().matches(part.etag())
        ? new CopyOutcome.SegmentCopied(
            task.destination(), part.path(), target, part.size(), there.reply(), true)
        : copyTo(part, target, how);
  }

  /** Returns the ETag of what is there; an empty one for nothing. */
  private Answer<ETag> there(ObjectPath path, CallOptions how) {
    try {
      Answer<ObjectInfo> answer = swift.headObject(path, how);
      ETag etag = answer.value().etag().orElse(new ETag("?"));
      return new Answer<>(etag, answer.status(), answer.headers(), answer.effort());
    } catch (StatusException missing) {
      if (missing.kind() == StatusException.Kind.NOT_FOUND) {
        Reply none = Reply.of(missing);
        return new Answer<>(new ETag(""), none.status(), none.headers(), none.effort());
      }
      throw missing;
    }
  }

  private CopyOutcome.SegmentCopied copyTo(
      ManifestEntry.Part part, ObjectPath target, CallOptions how) {
    Answer<Headers> answer =
        perhaps.storing(
            target, () -> checked(part, target, swift.copyObject(part.path(), target, how)));
    return new CopyOutcome.SegmentCopied(
        task.destination(), part.path(), target, part.size(), answer.reply(), false);
  }

  private Answer<Headers> checked(
      ManifestEntry.Part part, ObjectPath target, Answer<Headers> answer) {
    call.meter().attempts(answer.effort().attempts());
    ETag etag = answer.headers().first("Etag").map(ETag::parse).orElse(part.etag());
    if (options.checksum() && !etag.matches(part.etag())) {
      throw new IntegrityException(
          "The segment %s should have the ETag %s, its copy %s has %s."
              .formatted(part.path(), part.etag(), target, etag));
    }
    return answer;
  }

  private CallOptions toAccount(CallOptions how) {
    return how.withHeader("Destination-Account", String.valueOf(options.accountOrNull()));
  }

  /**
   * Returns the segments that nothing needs after that failure. Once the manifest was sent they may
   * be in use, unless it was plainly refused.
   */
  List<ObjectPath> orphans(SwiftException failed) {
    return manifestSent && !PerhapsStored.isRefusal(failed)
        ? List.of()
        : Stream.concat(
                copies.values().stream().map(ManifestEntry.Part::path), perhaps.paths().stream())
            .distinct()
            .toList();
  }
}
