package io.jswift.service.internal.upload;

import io.jswift.domain.IntegrityException;
import io.jswift.domain.LocalFileException;
import io.jswift.domain.ObjectName;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.ServerInfo;
import io.jswift.domain.SwiftException;
import io.jswift.domain.segment.Segment;
import io.jswift.domain.segment.SegmentLimits;
import io.jswift.domain.segment.SegmentNaming;
import io.jswift.domain.segment.SegmentPlan;
import io.jswift.domain.segment.SloManifest;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.internal.file.FileBody;
import io.jswift.service.internal.file.LocalFailure;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.segment.PerhapsStored;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file as a large object: segments in parallel, then the manifest, then the sweep of the segments
 * that only the old object used. Until the manifest is in place readers see the old object.
 */
final class LargeUpload {
  /** The segment size where nobody asked for one. */
  static final long SEGMENT = 256L * 1024 * 1024;

  // Other names for the same segments are tried where other content stands under the first ones.
  private static final int MOST_NAMES = 100;

  private final BulkCall<UploadOutcome> call;
  private final Connection swift;
  private final Upload upload;
  private final FileBody body;
  private final PerhapsStored perhaps = new PerhapsStored();

  LargeUpload(BulkCall<UploadOutcome> call, Upload upload, FileBody body) {
    this.call = call;
    this.swift = call.swift();
    this.upload = upload;
    this.body = body;
  }

  /**
   * How the file is cut, where the pieces go, which seem to be there, and how many of them one
   * manifest names.
   */
  private record Layout(SegmentPlan plan, SegmentNaming naming, BitSet listed, int most) {}

  /**
   * Returns whether a large object becomes a dynamic one.
   *
   * @param info what the server tells
   */
  static boolean dynamic(UploadOptions options, ServerInfo info) {
    return switch (options.largeObjects()) {
      case STATIC -> false;
      case DYNAMIC -> true;
      case AS_OFFERED -> !info.has("slo");
    };
  }

  UploadOutcome run(long segmentSize) {
    boolean dynamic = dynamic(upload.options(), info());
    Layout layout = dynamic ? dynamicLayout(segmentSize) : staticLayout(segmentSize);
    SegmentSender.Sent[] sent = new SegmentSender.Sent[layout.plan().count()];
    DynamicManifest listing = new DynamicManifest(call, upload, layout.naming());
    StaticManifests manifests = new StaticManifests(call, upload, perhaps);
    ManifestTree tree = new ManifestTree(manifests, layout.naming(), layout.most());
    SloManifest manifest = new SloManifest(List.of());
    try {
      sendAll(layout, !dynamic, sent);
      body.requireUnchanged();
      if (dynamic) {
        Arrays.stream(sent).forEach(each -> listing.add(each.entry()));
        listing.awaitListed();
      } else {
        Arrays.stream(sent).forEach(each -> tree.add(each.entry()));
        manifest = tree.finish();
      }
    } catch (IOException | SwiftException failed) {
      throw incomplete(failed, orphans(sent, tree), true);
    }
    UploadOutcome done;
    try {
      done = dynamic ? listing.putObject() : manifests.putObject(manifest);
    } catch (SwiftException failed) {
      boolean inUse = StaticManifests.mayStand(failed);
      throw incomplete(failed, inUse ? List.of() : orphans(sent, tree), false);
    }
    new Sweep(call, upload, used(sent, tree)).run();
    return done;
  }

  private ServerInfo info() {
    return swift.serverInfo(call.cancellation());
  }

  private Layout staticLayout(long segmentSize) {
    SegmentLimits limits = SegmentLimits.ofStatic(info(), naming(body.size()));
    SegmentPlan plan = SegmentPlan.nesting(body.size(), segmentSize, limits);
    SegmentNaming naming = naming(plan.segmentSize());
    try {
      int most = (int) Math.max(2, limits.most());
      return new Layout(plan, naming, earlier(naming).indexes(plan.count()), most);
    } catch (IOException impossible) {
      throw LocalFailure.reading(body.file(), impossible);
    }
  }

  // A dynamic large object is whatever its prefix lists, so nothing else may be there.
  private Layout dynamicLayout(long segmentSize) {
    SegmentPlan plan =
        SegmentPlan.fitting(body.size(), segmentSize, SegmentLimits.ofDynamic(info()));
    SegmentNaming first = naming(plan.segmentSize()).dynamic();
    try {
      for (int i = 0; i < MOST_NAMES; i++) {
        SegmentNaming naming = first.another(i);
        Optional<BitSet> listed = earlier(naming).onlyOf(body, plan);
        if (listed.isPresent()) {
          return new Layout(plan, naming, listed.get(), plan.count());
        }
      }
    } catch (IOException unreadable) {
      throw LocalFailure.reading(body.file(), unreadable);
    }
    throw new IntegrityException(
        "Other content stands under "
            + MOST_NAMES
            + " names that the segments of "
            + upload.path()
            + " might have; delete what is left below "
            + first.container()
            + "/"
            + first.prefix()
            + ".");
  }

  private SegmentNaming naming(long segmentSize) {
    ObjectName object = upload.path().object();
    SegmentNaming naming =
        SegmentNaming.ofFile(
            upload.segments().name(), object, upload.mtime(), body.size(), segmentSize);
    naming.requireFit(object, info().maxObjectNameLength());
    return naming;
  }

  private EarlierSegments earlier(SegmentNaming naming) {
    return new EarlierSegments(swift, call.options(), naming);
  }

  private void sendAll(Layout layout, boolean beside, SegmentSender.Sent[] sent) {
    Function<CallOptions, SegmentSender> sender =
        options ->
            new SegmentSender(
                call, options, upload, layout.naming(), layout.listed(), beside, perhaps);
    try (ParallelSegments segments = new ParallelSegments(call, upload.path(), sender)) {
      for (Segment segment : layout.plan()) {
        if (segments.stopped()) {
          break;
        }
        segments.submit(
            segment.index(),
            body.part(segment),
            segment.length(),
            done -> {
              sent[done.index()] = done;
              call.meter().expect(done.resumed() ? -done.entry().size() : 0);
            });
      }
      segments.finish();
    }
  }

  private static Predicate<ObjectPath> used(SegmentSender.Sent[] sent, ManifestTree tree) {
    Set<ObjectPath> paths =
        Arrays.stream(sent).map(each -> each.entry().path()).collect(Collectors.toSet());
    return path -> paths.contains(path) || tree.mayHaveNested(path);
  }

  // What was there before may be in use: by the old object, or nobody looked what that uses.
  private List<ObjectPath> orphans(SegmentSender.Sent[] sent, ManifestTree tree) {
    boolean looked = !upload.options().leaveSegments();
    Stream<ObjectPath> there =
        Arrays.stream(sent)
            .filter(Objects::nonNull)
            .filter(each -> !each.resumed() || looked)
            .map(each -> each.entry().path());
    List<ObjectPath> nested = looked ? tree.loose() : List.of();
    return Stream.of(there, nested.stream(), perhaps.paths().stream())
        .flatMap(each -> each)
        .filter(path -> !upload.old().names(path))
        .distinct()
        .toList();
  }

  private RuntimeException incomplete(
      Exception failed, List<ObjectPath> orphans, boolean segmentFailed) {
    SwiftException failure =
        failed instanceof SwiftException known
            ? known
            : new LocalFileException(String.valueOf(failed.getMessage()), failed);
    return new Incomplete(LocalFailure.ofUpload(failure), orphans, segmentFailed);
  }
}
