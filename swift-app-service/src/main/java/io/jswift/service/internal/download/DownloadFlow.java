package io.jswift.service.internal.download;

import io.jswift.domain.ContainerName;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectName;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.SwiftException;
import io.jswift.domain.TransportException;
import io.jswift.domain.listing.ContainerEntry;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.listing.ObjectEntry;
import io.jswift.domain.segment.Mtime;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.time.Time;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.Effort;
import io.jswift.service.connection.ObjectReader;
import io.jswift.service.download.Destination;
import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.download.DownloadRequest;
import io.jswift.service.internal.file.FileBody;
import io.jswift.service.internal.file.Sameness;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.pool.Crew;
import io.jswift.service.internal.pool.Pool;
import io.jswift.service.outcome.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One download call: finds the objects page by page and has each downloaded by the object crew.
 * Bytes are verified as they come and count only when all are right.
 */
public final class DownloadFlow {
  private static final int BUFFER = 128 * 1024;
  private static final Set<String> DIRECTORY = Set.of("application/directory", "text/directory");

  private final BulkCall<DownloadOutcome> call;
  private final Connection swift;
  private final DownloadRequest request;
  private final DownloadOptions options;
  private final Time time;
  private final Pieces pieces;

  /** Makes the flow of one call. */
  public DownloadFlow(BulkCall<DownloadOutcome> call, DownloadRequest request) {
    this.call = call;
    this.swift = call.swift();
    this.request = request;
    this.options = request.options();
    this.time = swift.settings().time();
    this.pieces = new Pieces(swift, call.cancellation());
  }

  /** Does it all. */
  public void run() {
    Crew crew = call.crew(Pool.DOWNLOAD);
    crew.during(
        () -> {
          submitAll(crew, request.selection());
          call.meter().allFound();
        });
  }

  private void submitAll(Crew crew, DownloadRequest.Selection selection) {
    if (selection instanceof DownloadRequest.Selection.Objects objects) {
      for (ObjectName name : objects.names()) {
        submit(crew, new ObjectPath(objects.container(), name), name.value());
      }
    } else if (selection instanceof DownloadRequest.Selection.Container container) {
      ListingQuery query =
          ListingQuery.ALL.withPrefix(container.prefix()).after(container.marker());
      container(crew, container.container(), query, "");
    } else {
      account(crew);
    }
  }

  private void account(Crew crew) {
    ListingQuery query = ListingQuery.ALL;
    List<ContainerEntry> page = containers(query);
    while (!page.isEmpty()) {
      for (ContainerEntry each : page) {
        container(crew, new ContainerName(each.name()), ListingQuery.ALL, each.name() + "/");
      }
      page = containers(query.after(page.get(page.size() - 1).name()));
    }
  }

  private List<ContainerEntry> containers(ListingQuery query) {
    return swift.getAccount(query, call.options()).value().entries();
  }

  private void container(Crew crew, ContainerName container, ListingQuery query, String folder) {
    try {
      List<ListingEntry> page = objects(container, query);
      while (!page.isEmpty()) {
        String last = page.get(page.size() - 1).name();
        List<ListingEntry> rows = new ArrayList<>(page);
        if (options.shuffle()) {
          Collections.shuffle(rows);
        }
        for (ListingEntry row : rows) {
          if (row instanceof ObjectEntry) {
            submit(crew, container.object(row.name()), folder + row.name());
          }
        }
        page = objects(container, query.after(last));
      }
    } catch (SwiftException failed) {
      BulkCall.throwIfFatal(failed);
      call.put(new DownloadOutcome.ListingFailed(container, new Failure(failed, 1)));
    }
  }

  private List<ListingEntry> objects(ContainerName container, ListingQuery query) {
    return swift.getContainer(container, query, call.options()).value().entries();
  }

  private void submit(Crew crew, ObjectPath object, String name) {
    call.meter().found();
    crew.submit(
        () -> {
          DownloadOutcome outcome = download(object, name);
          return () -> call.put(outcome);
        });
  }

  private DownloadOutcome download(ObjectPath object, String name) {
    String shown = shown(name);
    try {
      return attempt(object, name, shown);
    } catch (SwiftException failure) {
      BulkCall.throwIfFatal(failure);
      return new DownloadOutcome.Failed(object, shown, new Failure(failure, 1));
    }
  }

  private DownloadOutcome attempt(ObjectPath object, String name, String shown) {
    @Nullable Path path = localPath(name);
    if (options.skipIdentical()
        && path != null
        && Files.isRegularFile(path)
        && same(object, path)) {
      return new DownloadOutcome.Skipped(object, shown);
    }
    long start = time.nanos();
    CallOptions how = call.options().withHeaders(options.headers());
    try (ObjectReader reader = swift.getObject(object, how)) {
      boolean directory = isDirectory(reader.info());
      boolean pseudo = directory || name.endsWith("/");
      Instant restored = restored(reader.info());
      long bytes;
      try (Sink sink = pseudo && path != null ? directory(path) : sink(path)) {
        call.meter().expect(reader.info().contentLength().orElse(0));
        bytes = copy(object, shown, reader, sink);
        call.meter().attempts(reader.attempts());
        sink.commit(restored);
      }
      Effort effort = reader.answer().effort();
      return new DownloadOutcome.Downloaded(
          object,
          shown,
          pseudo,
          bytes,
          reader.attempts(),
          effort.auth(),
          effort.headers(),
          Duration.ofNanos(time.nanos() - start));
    }
  }

  private boolean same(ObjectPath object, Path path) {
    CallOptions how = call.options().withHeaders(options.headers());
    ObjectInfo info = swift.headObject(object, how).value();
    SloManifest manifest =
        info.kind() == ObjectInfo.Kind.SLO
            ? swift.getManifest(object, call.options()).value()
            : null;
    return Sameness.of(FileBody.of(path), info, manifest);
  }

  private long copy(ObjectPath object, String shown, ObjectReader reader, Sink sink) {
    boolean whole = reader.answer().status() == 200;
    String transactionId = reader.answer().transactionId().orElse(null);
    Verifier verifier =
        new Verifier(
            shown,
            transactionId,
            options.checksum() && whole ? pieces.of(object, reader.info()) : List.of());
    byte[] buffer = new byte[BUFFER];
    long bytes = 0;
    try {
      for (int n = reader.stream().read(buffer); n >= 0; n = reader.stream().read(buffer)) {
        call.cancellation().throwIfCancelled();
        verifier.update(buffer, 0, n);
        sink.write(buffer, 0, n);
        bytes += n;
        call.meter().moved(n);
      }
    } catch (TransportException broken) {
      if (broken.kind() == TransportException.Kind.CANCELLED) {
        call.cancellation().throwIfCancelled();
      }
      throw broken;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    long told = reader.info().contentLength().orElse(bytes);
    if (told != bytes) {
      throw new IntegrityException(
          "Error downloading "
              + shown
              + ": read_length != content_length, "
              + bytes
              + " != "
              + told,
          transactionId,
          null);
    }
    verifier.end();
    return bytes;
  }

  private static boolean isDirectory(ObjectInfo info) {
    return DIRECTORY.contains(info.contentType().orElse("").split(";", 2)[0].trim());
  }

  private @Nullable Instant restored(ObjectInfo info) {
    return options.restoreTime() ? info.mtime().flatMap(Mtime::parse).orElse(null) : null;
  }

  private @Nullable Path localPath(String name) {
    Destination to = request.destination();
    if (to instanceof Destination.Tree tree) {
      return new LocalTree(tree.directory()).path(local(name, tree.removePrefix()));
    }
    return to instanceof Destination.OneFile file ? file.file() : null;
  }

  private static String local(String name, String removePrefix) {
    boolean removes = !removePrefix.isEmpty() && name.startsWith(removePrefix);
    return removes ? name.substring(removePrefix.length()) : name;
  }

  private String shown(String name) {
    if (request.destination() instanceof Destination.Tree tree) {
      String local = local(name, tree.removePrefix()).replaceFirst("^/+", "");
      String directory = tree.directory().toString();
      return directory.isEmpty() ? local : directory + "/" + local;
    }
    return name.replaceFirst("^/+", "");
  }

  private Sink directory(Path path) {
    if (request.destination() instanceof Destination.Tree tree) {
      new LocalTree(tree.directory()).makeDirectory(path);
    }
    return Sink.nowhere();
  }

  private Sink sink(@Nullable Path path) {
    Destination to = request.destination();
    if (to instanceof Destination.ToStream stream) {
      return Sink.stream("the output", stream.stream());
    }
    if (path == null) {
      return Sink.nowhere();
    }
    if (to instanceof Destination.Tree tree) {
      new LocalTree(tree.directory()).makeParents(path);
      LocalTree.checkReplaceable(path);
      return Sink.file(path);
    }
    return oneFile(path);
  }

  // A link is followed: what it leads to is replaced, and the link stays.
  private static Sink oneFile(Path path) {
    if (Files.isDirectory(path) || !Files.exists(path)) {
      LocalTree.checkReplaceable(path);
      return Sink.file(path);
    }
    if (!Files.isRegularFile(path)) {
      return Sink.special(path);
    }
    try {
      return Sink.file(path.toRealPath());
    } catch (IOException gone) {
      return Sink.file(path);
    }
  }
}
