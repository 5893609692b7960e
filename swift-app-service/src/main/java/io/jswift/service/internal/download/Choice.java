package io.jswift.service.internal.download;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.ObjectName;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.SwiftException;
import io.jswift.domain.listing.ContainerEntry;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.listing.ObjectEntry;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.download.Destination;
import io.jswift.service.download.DownloadItem;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.download.DownloadRequest;
import io.jswift.service.download.DownloadRequest.Selection;
import io.jswift.service.internal.pool.BulkCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds the objects that a request is about, one page of a listing at a time. */
final class Choice {
  private final BulkCall<DownloadOutcome> call;
  private final DownloadRequest request;
  private final Consumer<Wanted> taker;

  Choice(BulkCall<DownloadOutcome> call, DownloadRequest request, Consumer<Wanted> taker) {
    this.call = call;
    this.request = request;
    this.taker = taker;
  }

  /** Gives every object to the taker; a listing that fails is an outcome. */
  void all() {
    Selection selection = request.selection();
    if (selection instanceof Selection.Objects objects) {
      for (ObjectName name : objects.names()) {
        give(new ObjectPath(objects.container(), name), "", length(request.destination()));
      }
    } else if (selection instanceof Selection.Items items) {
      items.items().forEachRemaining(this::give);
    } else if (selection instanceof Selection.Container container) {
      ListingQuery query =
          ListingQuery.ALL.withPrefix(container.prefix()).after(container.marker());
      container(container.container(), query, "");
    } else if (selection instanceof Selection.Account account) {
      account(account);
    }
  }

  // The prefix is one of objects' names, the marker a container's.
  private void account(Selection.Account account) {
    ListingQuery query = ListingQuery.ALL.after(account.marker());
    ListingQuery within = ListingQuery.ALL.withPrefix(account.prefix());
    List<ContainerEntry> page = containers(query);
    while (!page.isEmpty()) {
      for (ContainerEntry each : ordered(page)) {
        container(new ContainerName(each.name()), within, each.name() + "/");
      }
      page = containers(query.after(page.get(page.size() - 1).name()));
    }
  }

  private List<ContainerEntry> containers(ListingQuery query) {
    return call.swift().getAccount(query, call.options()).value().entries();
  }

  private void container(ContainerName container, ListingQuery query, String folder) {
    try {
      List<ListingEntry> page = objects(container, query);
      while (!page.isEmpty()) {
        String last = page.get(page.size() - 1).name();
        for (ListingEntry row : ordered(page)) {
          if (row instanceof ObjectEntry object) {
            give(container, object, folder);
          }
        }
        page = objects(container, query.after(last));
      }
    } catch (SwiftException failed) {
      call.throwIfFatal(failed);
      call.put(new DownloadOutcome.ListingFailed(container, call.failure(failed)));
    }
  }

  // A name that Swift does not take has no request that would fetch it; the others have.
  private void give(ContainerName container, ObjectEntry row, String folder) {
    ObjectPath object;
    try {
      object = container.object(row.name());
    } catch (InvalidRequestException unfit) {
      call.put(new DownloadOutcome.ListingFailed(container, call.failure(unfit)));
      return;
    }
    give(object, folder, row.bytes());
  }

  private <T> List<T> ordered(List<T> page) {
    if (!request.options().shuffle()) {
      return page;
    }
    List<T> rows = new ArrayList<>(page);
    Collections.shuffle(rows);
    return rows;
  }

  private List<ListingEntry> objects(ContainerName container, ListingQuery query) {
    return call.swift().getContainer(container, query, call.options()).value().entries();
  }

  // One that gets a file of its own may be long, and a look at it first costs little beside it.
  private static long length(Destination place) {
    return place instanceof Destination.OneFile ? Long.MAX_VALUE : -1;
  }

  private void give(DownloadItem item) {
    Destination place = item.destination().orElse(request.destination());
    taker.accept(
        new Wanted(
            item.object(), "", length(place), place, how(item.headers(), item.versionIdOrNull())));
  }

  private void give(ObjectPath object, String folder, long listed) {
    taker.accept(
        new Wanted(object, folder, listed, request.destination(), how(Headers.NONE, null)));
  }

  private CallOptions how(Headers headers, @Nullable String versionId) {
    CallOptions how = call.options().withHeaders(request.options().headers().overriddenBy(headers));
    return versionId == null ? how : how.withQuery("version-id", versionId);
  }
}
