package io.jswift.service.internal.upload;

import io.jswift.domain.IntegrityException;
import io.jswift.domain.LocalFileException;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.ServerInfo;
import io.jswift.domain.SwiftException;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SegmentLimits;
import io.jswift.domain.segment.SegmentNaming;
import io.jswift.domain.segment.SloManifest;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.internal.file.GivenStream;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.segment.PerhapsStored;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Bytes of unknown length: up to one segment they are a plain object, above that a large object
 * whose segments are held until they are sent, so that each can be sent again. What is held is
 * bounded, and so is what is known of the segments: when as many are sent as one manifest names,
 * they get a manifest of their own.
 */
final class StreamUpload {
  private static final long SEGMENT = 10L * 1024 * 1024;
  private static final int MOST_NAMES = 100;
  private static final int LARGEST_GROUP = 10_000;

  private final BulkCall<UploadOutcome> call;
  private final Connection swift;
  private final Upload upload;
  private final PushbackInputStream in;
  private final boolean dynamic;
  private final long segmentSize;
  private final PerhapsStored perhaps = new PerhapsStored();

  StreamUpload(BulkCall<UploadOutcome> call, Upload upload, InputStream given) {
    this.call = call;
    this.swift = call.swift();
    this.upload = upload;
    this.in = new PushbackInputStream(new GivenStream(given), 1);
    UploadOptions options = upload.options();
    ServerInfo info = info();
    // As python-swiftclient has it: static where the server tells nothing.
    boolean told = !info.sections().isEmpty();
    this.dynamic =
        options.largeObjects() == UploadOptions.LargeObjects.DYNAMIC
            || told && LargeUpload.dynamic(options, info);
    long wanted = options.segmentSize() == 0 ? SEGMENT : options.segmentSize();
    long least = info.number("slo", "min_segment_size", 1);
    this.segmentSize = Math.min(Math.max(wanted, least), info.maxFileSize());
  }

  private ServerInfo info() {
    return swift.serverInfo(call.cancellation());
  }

  UploadOutcome run() {
    try (in;
        HeldSegments held = new HeldSegments(call, in, segmentSize)) {
      HeldBytes first = held.first();
      int more = first.size() < segmentSize ? -1 : in.read();
      if (more < 0) {
        UploadOutcome done = new PlainUpload(call, upload).putHeld(first);
        new Sweep(call, upload, path -> false).run();
        return done;
      }
      in.unread(more);
      return segmented(held, first);
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
    }
  }

  private UploadOutcome segmented(HeldSegments held, HeldBytes first) throws IOException {
    SegmentNaming naming = naming();
    DynamicManifest listing = new DynamicManifest(call, upload, naming);
    StaticManifests manifests = new StaticManifests(call, upload, perhaps);
    int most = mostInManifest(naming);
    ManifestTree tree = new ManifestTree(manifests, naming, most);
    Group group = new Group(most);
    SloManifest manifest = new SloManifest(List.of());
    try {
      sendAll(held, first, naming, group, dynamic ? listing::add : tree::add);
      if (dynamic) {
        listing.awaitListed();
      } else {
        manifest = tree.finish();
      }
    } catch (IOException | SwiftException failed) {
      throw incomplete(failed, loose(tree, group), true);
    }
    UploadOutcome done;
    try {
      done = dynamic ? listing.putObject() : manifests.putObject(manifest);
    } catch (SwiftException failed) {
      boolean inUse = StaticManifests.mayStand(failed);
      throw incomplete(failed, inUse ? List.of() : loose(tree, group), false);
    }
    Set<ObjectPath> used = new HashSet<>(manifest.paths());
    boolean more = dynamic || tree.nested();
    new Sweep(call, upload, path -> used.contains(path) || more && isOurs(naming, path)).run();
    return done;
  }

  private static boolean isOurs(SegmentNaming naming, ObjectPath path) {
    return path.container().equals(naming.container())
        && path.object().value().startsWith(naming.prefix());
  }

  private int mostInManifest(SegmentNaming naming) {
    long most = dynamic ? LARGEST_GROUP : SegmentLimits.ofStatic(info(), naming).most();
    return (int) Math.max(2, Math.min(most, LARGEST_GROUP));
  }

  private SegmentNaming naming() throws IOException {
    SegmentNaming first =
        SegmentNaming.ofStream(
            upload.segments().name(), upload.path().object(), upload.mtime(), segmentSize);
    first.requireFit(upload.path().object(), info().maxObjectNameLength());
    // A dynamic large object is whatever its prefix lists, so nothing may be there before.
    for (int i = 0; dynamic && i < MOST_NAMES; i++) {
      SegmentNaming naming = first.dynamic().another(i);
      if (new EarlierSegments(swift, call.options(), naming).none()) {
        return naming;
      }
    }
    if (dynamic) {
      throw new IntegrityException(
          "Other content stands below " + first.container() + "/" + first.dynamic().prefix() + ".");
    }
    return first;
  }

  /** Sends group after group; a group is handed on, in order, once all of it is sent. */
  private void sendAll(
      HeldSegments held,
      HeldBytes first,
      SegmentNaming naming,
      Group group,
      Consumer<ManifestEntry.Part> sent)
      throws IOException {
    Function<CallOptions, SegmentSender> sender =
        options ->
            new SegmentSender(call, options, upload, naming, new BitSet(), !dynamic, perhaps);
    try (ParallelSegments segments = new ParallelSegments(call, upload.path(), sender)) {
      HeldBytes next = first;
      for (int index = 0; next.size() > 0 && !segments.stopped(); index++) {
        if (group.isFullBefore(index)) {
          segments.finish();
          group.handOn(sent);
        }
        HeldBytes body = next;
        segments.submit(
            index,
            body,
            body.size(),
            done -> {
              group.put(done);
              held.release(body);
            });
        next = held.next(body, segments);
      }
      segments.finish();
      group.handOn(sent);
    }
  }

  /** Segments that are sent and not handed on yet, as many as one manifest names. */
  private static final class Group {
    private final SegmentSender.Sent[] sent;

    Group(int size) {
      this.sent = new SegmentSender.Sent[size];
    }

    boolean isFullBefore(int index) {
      return index > 0 && index % sent.length == 0;
    }

    synchronized void put(SegmentSender.Sent done) {
      sent[done.index() % sent.length] = done;
    }

    synchronized void handOn(Consumer<ManifestEntry.Part> taker) {
      for (int i = 0; i < sent.length; i++) {
        SegmentSender.Sent each = sent[i];
        if (each != null) {
          taker.accept(each.entry());
          sent[i] = null;
        }
      }
    }

    synchronized List<ObjectPath> paths() {
      List<ObjectPath> paths = new ArrayList<>();
      for (SegmentSender.Sent each : sent) {
        if (each != null) {
          paths.add(each.entry().path());
        }
      }
      return paths;
    }
  }

  private List<ObjectPath> loose(ManifestTree tree, Group group) {
    Set<ObjectPath> loose = new HashSet<>(tree.loose());
    loose.addAll(group.paths());
    loose.addAll(perhaps.paths());
    loose.removeIf(upload.old()::names);
    return List.copyOf(loose);
  }

  private RuntimeException incomplete(
      Exception failed, List<ObjectPath> orphans, boolean segmentFailed) {
    SwiftException failure =
        failed instanceof IOException unreadable ? unreadable(unreadable) : (SwiftException) failed;
    boolean input = failed instanceof IOException;
    return new Incomplete(failure, orphans, segmentFailed && !input);
  }

  private LocalFileException unreadable(IOException cause) {
    return new LocalFileException(
        "The input for " + upload.path() + " cannot be read: " + cause.getMessage(), cause);
  }
}
