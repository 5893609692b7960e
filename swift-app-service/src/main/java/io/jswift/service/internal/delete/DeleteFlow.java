package io.jswift.service.internal.delete;

import io.jswift.domain.ContainerName;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectName;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.PercentEncoding;
import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import io.jswift.domain.listing.ContainerEntry;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.listing.ObjectEntry;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.delete.DeleteOutcome;
import io.jswift.service.delete.DeleteRequest;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.pool.Crew;
import io.jswift.service.internal.pool.Pool;
import io.jswift.service.outcome.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One delete call: objects with their segments, then the containers they were in. */
public final class DeleteFlow {
  // Listings lag: a container that was emptied may still be called not empty, and one more look
  // helps.
  private static final int PASSES = 5;
  private static final Duration BETWEEN = Duration.ofMillis(500);

  private final BulkCall<DeleteOutcome> call;
  private final Connection swift;
  private final DeleteRequest request;

  /** Makes the flow of one call. */
  public DeleteFlow(BulkCall<DeleteOutcome> call, DeleteRequest request) {
    this.call = call;
    this.swift = call.swift();
    this.request = request;
  }

  /** Does it all. */
  public void run() {
    DeleteRequest.Selection selection = request.selection();
    if (selection instanceof DeleteRequest.Selection.Objects objects) {
      Crew crew = call.crew(Pool.DOWNLOAD);
      AtomicInteger failed = new AtomicInteger();
      for (ObjectName name : objects.names()) {
        submit(crew, new ObjectPath(objects.container(), name), failed);
      }
      crew.finish();
    } else if (selection instanceof DeleteRequest.Selection.Prefix prefix) {
      tried(prefix.container(), () -> empty(prefix.container(), prefix.prefix()));
    } else if (selection instanceof DeleteRequest.Selection.Container container) {
      tried(container.container(), () -> container(container.container()));
    } else {
      account();
    }
  }

  private void account() {
    List<ContainerName> all = new ArrayList<>();
    ListingQuery query = ListingQuery.ALL;
    List<ContainerEntry> page = swift.getAccount(query, options()).value().entries();
    while (!page.isEmpty()) {
      page.forEach(each -> all.add(new ContainerName(each.name())));
      query = query.after(page.get(page.size() - 1).name());
      page = swift.getAccount(query, options()).value().entries();
    }
    for (ContainerName each : all) {
      tried(each, () -> container(each));
    }
  }

  private void tried(ContainerName container, Runnable work) {
    try {
      work.run();
    } catch (SwiftException failure) {
      BulkCall.throwIfFatal(failure);
      call.put(new DeleteOutcome.Failed(container, null, new Failure(failure, 1)));
    }
  }

  private void container(ContainerName container) {
    for (int pass = 1; ; pass++) {
      if (empty(container, "") > 0) {
        return;
      }
      try {
        int attempts = swift.deleteContainer(container, options()).effort().attempts();
        call.put(new DeleteOutcome.ContainerDeleted(container, attempts));
        return;
      } catch (StatusException refused) {
        if (refused.kind() != StatusException.Kind.CONFLICT || pass == PASSES) {
          throw refused;
        }
        swift.settings().time().sleep(BETWEEN.multipliedBy(pass), call.cancellation());
      }
    }
  }

  /** Deletes what is listed, to the end of the listing; returns how many could not be deleted. */
  private int empty(ContainerName container, String prefix) {
    Crew crew = call.crew(Pool.DOWNLOAD);
    AtomicInteger failed = new AtomicInteger();
    crew.during(() -> submitAll(crew, container, prefix, failed));
    return failed.get();
  }

  private void submitAll(Crew crew, ContainerName container, String prefix, AtomicInteger failed) {
    ListingQuery query = ListingQuery.ALL.withPrefix(prefix);
    List<ListingEntry> page = list(container, query);
    while (!page.isEmpty()) {
      for (ListingEntry row : page) {
        if (row instanceof ObjectEntry) {
          submit(crew, container.object(row.name()), failed);
        }
      }
      query = query.after(page.get(page.size() - 1).name());
      page = list(container, query);
    }
  }

  private void submit(Crew crew, ObjectPath object, AtomicInteger failed) {
    call.meter().found();
    crew.submit(
        () -> {
          try {
            List<DeleteOutcome> done = object(object);
            return () -> done.forEach(call::put);
          } catch (SwiftException failure) {
            BulkCall.throwIfFatal(failure);
            failed.incrementAndGet();
            DeleteOutcome outcome =
                new DeleteOutcome.Failed(object.container(), object, new Failure(failure, 1));
            return () -> call.put(outcome);
          }
        });
  }

  private List<DeleteOutcome> object(ObjectPath object) {
    Optional<ObjectInfo> info = request.leaveSegments() ? Optional.empty() : look(object);
    ObjectInfo.Kind kind = info.map(ObjectInfo::kind).orElse(ObjectInfo.Kind.PLAIN);
    CallOptions how = options().withHeaders(request.headers());
    int attempts =
        (kind == ObjectInfo.Kind.SLO
                ? swift.deleteManifest(object, how)
                : swift.deleteObject(object, how))
            .effort()
            .attempts();
    List<DeleteOutcome> done = new ArrayList<>();
    if (kind == ObjectInfo.Kind.DLO) {
      info.flatMap(each -> each.headers().first("X-Object-Manifest"))
          .ifPresent(each -> segments(each, done));
    }
    done.add(new DeleteOutcome.ObjectDeleted(object, attempts));
    return done;
  }

  // The link itself, not what it leads to.
  private Optional<ObjectInfo> look(ObjectPath object) {
    try {
      CallOptions how = options().withHeaders(request.headers()).withQuery("symlink", "get");
      return Optional.of(swift.headObject(object, how).value());
    } catch (StatusException missing) {
      if (missing.kind() == StatusException.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw missing;
    }
  }

  private void segments(String manifest, List<DeleteOutcome> done) {
    ObjectPath prefix = ObjectPath.parse(PercentEncoding.decode(manifest).orElse(manifest));
    String text = prefix.object().value().replaceFirst("/+$", "") + "/";
    ListingQuery query = ListingQuery.ALL.withPrefix(text);
    List<ListingEntry> page = list(prefix.container(), query);
    while (!page.isEmpty()) {
      for (ListingEntry row : page) {
        ObjectPath segment = prefix.container().object(row.name());
        int attempts = swift.deleteObject(segment, options()).effort().attempts();
        done.add(new DeleteOutcome.SegmentDeleted(segment, attempts));
      }
      query = query.after(page.get(page.size() - 1).name());
      page = list(prefix.container(), query);
    }
  }

  private List<ListingEntry> list(ContainerName container, ListingQuery query) {
    return swift.getContainer(container, query, options()).value().entries();
  }

  private CallOptions options() {
    return call.options();
  }
}
