package io.jswift.service.internal.delete;

import io.jswift.domain.ContainerInfo;
import io.jswift.domain.ContainerName;
import io.jswift.domain.ObjectName;
import io.jswift.domain.ServerInfo;
import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import io.jswift.domain.listing.ContainerEntry;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.listing.ObjectEntry;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.Page;
import io.jswift.service.connection.Reply;
import io.jswift.service.delete.DeleteItem;
import io.jswift.service.delete.DeleteOptions;
import io.jswift.service.delete.DeleteOutcome;
import io.jswift.service.delete.DeleteRequest;
import io.jswift.service.delete.DeleteRequest.Selection;
import io.jswift.service.internal.delete.Doomed.Missing;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.pool.Crew;
import io.jswift.service.internal.pool.Pool;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One delete call: objects with their segments, then the containers they were in. */
public final class DeleteFlow {
  // Listings lag: a container that was emptied may still be called not empty, and one more look
  // helps.
  private static final int PASSES = 5;
  private static final Duration BETWEEN = Duration.ofMillis(500);
  private static final Pattern VERSION = Pattern.compile("2\\.(\\d{1,4})\\..*");
  private static final int LISTS_SLO_ETAGS = 20;

  private final BulkCall<DeleteOutcome> call;
  private final Connection swift;
  private final DeleteRequest request;
  private final DeleteOptions options;
  private final Crew containers;

  /** Makes the flow of one call. */
  public DeleteFlow(BulkCall<DeleteOutcome> call, DeleteRequest request) {
    this.call = call;
    this.swift = call.swift();
    this.request = request;
    this.options = request.options();
    this.containers = call.crew(Pool.CONTAINER);
  }

  /** Does it all. */
  public void run() {
    Selection selection = request.selection();
    if (selection instanceof Selection.Objects objects) {
      objects(objects);
    } else if (selection instanceof Selection.Prefix prefix) {
      tried(prefix.container(), () -> empty(prefix.container(), prefix.prefix(), 1));
    } else if (selection instanceof Selection.Container container) {
      tried(container.container(), () -> container(container.container()));
    } else {
      account();
    }
    call.meter().allFound();
  }

  private void objects(Selection.Objects objects) {
    PageDeletion pages = new PageDeletion(call, call::put);
    Crew crew = call.crew(Pool.DOWNLOAD);
    crew.during(
        () -> {
          List<Doomed> page = new ArrayList<>();
          for (DeleteItem item : objects.items()) {
            if (!call.isAbout(item.name())) {
              continue;
            }
            page.add(doomed(objects.container(), item));
            if (page.size() == PageDeletion.PAGE) {
              pages.submit(crew, List.copyOf(page));
              page.clear();
            }
          }
          pages.submit(crew, page);
        });
  }

  private Doomed doomed(ContainerName container, DeleteItem item) {
    call.meter().found();
    DeleteOptions how = item.optionsOrNull() == null ? options : item.optionsOrNull();
    return new Doomed(
        container.object(item.name().value()),
        item.versionIdOrNull(),
        how,
        false,
        false,
        Missing.FAILS);
  }

  /** Deletes containers side by side, page by page of their listing. */
  private void account() {
    containers.during(
        () -> {
          ListingQuery query = ListingQuery.ALL;
          List<ContainerEntry> page = page(query);
          while (!page.isEmpty()) {
            for (ContainerEntry each : page) {
              ContainerName name = new ContainerName(each.name());
              // What it reports may wait for the reader, so it holds a permit for its steps only.
              containers.submit(
                  () -> () -> tried(name, () -> containerIfThere(() -> container(name))));
            }
            query = query.after(page.get(page.size() - 1).name());
            page = page(query);
          }
        });
  }

  // The account's listing lags, too.
  private static void containerIfThere(Runnable work) {
    try {
      work.run();
    } catch (StatusException refused) {
      if (refused.kind() != StatusException.Kind.NOT_FOUND) {
        throw refused;
      }
    }
  }

  private List<ContainerEntry> page(ListingQuery query) {
    return swift.getAccount(query, call.options()).value().entries();
  }

  private void tried(ContainerName container, Runnable work) {
    try {
      work.run();
    } catch (SwiftException failure) {
      call.throwIfFatal(failure);
      call.put(new DeleteOutcome.Failed(container, null, null, call.failure(failure)));
    }
  }

  /** Empties it and deletes it, from a fresh listing while the server says it is not empty. */
  private void container(ContainerName container) {
    for (int pass = 1; ; pass++) {
      boolean somethingIsLeft = empty(container, "", pass);
      if (!call.isAboutAll()) {
        return;
      }
      if (call.isDry()) {
        call.put(new DeleteOutcome.Planned(container, null, null, 0));
        return;
      }
      try {
        Reply reply =
            containers.holding(() -> swift.deleteContainer(container, call.options()).reply());
        call.put(new DeleteOutcome.ContainerDeleted(container, reply));
        return;
      } catch (StatusException refused) {
        boolean worthAnother =
            refused.kind() == StatusException.Kind.CONFLICT && pass < PASSES && !somethingIsLeft;
        if (!worthAnother) {
          throw refused;
        }
        Duration wait = BETWEEN.multipliedBy(1L << pass - 1);
        System.getLogger("io.jswift.service.delete")
            .log(
                Level.DEBUG,
                () -> container + " is listed anew in " + wait + ": " + refused.getMessage());
        swift.settings().time().sleep(wait, call.cancellation());
      }
    }
  }

  /** Deletes what is listed; returns whether something is known to be left. */
  private boolean empty(ContainerName container, String prefix, int pass) {
    AtomicBoolean left = new AtomicBoolean();
    PageDeletion pages =
        new PageDeletion(
            call,
            outcome -> {
              left.compareAndSet(false, outcome instanceof DeleteOutcome.Failed);
              call.put(outcome);
            });
    Crew crew = call.crew(Pool.DOWNLOAD);
    ListingQuery query = ListingQuery.ALL.withPrefix(prefix);
    ListingQuery asked = options.versions() ? query.withVersions() : query;
    crew.during(
        () -> {
          ContainerInfo info =
              Listed.pages(
                  call,
                  container,
                  asked,
                  page -> pages.submit(crew, doomed(container, page, pass)));
          // Of a container with versions, the current ones alone are not all.
          left.compareAndSet(false, info.keepsVersions() && !options.versions());
        });
    return left.get();
  }

  private List<Doomed> doomed(
      ContainerName container, Page<ContainerInfo, ListingEntry> page, int pass) {
    boolean byVersion = options.versions() && page.info().keepsVersions();
    Missing missing = pass == 1 ? Missing.GONE : Missing.UNSAID;
    DeleteOptions how = pass == 1 ? options : options.withBulk(DeleteOptions.Bulk.NEVER);
    List<Doomed> all = new ArrayList<>(page.entries().size());
    for (ListingEntry entry : page.entries()) {
      if (entry instanceof ObjectEntry row && call.isAbout(new ObjectName(row.name()))) {
        String version = byVersion ? row.versionIdOrNull() : null;
        all.add(
            new Doomed(container.object(row.name()), version, how, false, isPlain(row), missing));
        if (pass == 1) {
          call.meter().found();
        }
      }
    }
    return all;
  }

  /**
   * Returns whether the listing says that the object has no segments: static manifests are told as
   * such, and dynamic ones are empty themselves.
   */
  private boolean isPlain(ObjectEntry row) {
    if (row.bytes() == 0 || row.sloEtag().isPresent()) {
      return false;
    }
    ServerInfo server = swift.serverInfo(call.cancellation());
    Matcher version = VERSION.matcher(server.text("swift", "version", ""));
    return version.matches() && Integer.parseInt(version.group(1)) >= LISTS_SLO_ETAGS;
  }
}
