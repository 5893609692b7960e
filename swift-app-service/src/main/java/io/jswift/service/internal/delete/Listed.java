package io.jswift.service.internal.delete;

import io.jswift.domain.ContainerInfo;
import io.jswift.domain.ContainerName;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.listing.ObjectEntry;
import io.jswift.service.connection.Page;
import io.jswift.service.internal.pool.BulkCall;
import java.util.function.Consumer;

/** Listings to their end, which is an empty page; one page is held. */
final class Listed {
  private Listed() {}

  /** Gives each page to the taker, and returns what the last answer said of the container. */
  static ContainerInfo pages(
      BulkCall<?> call,
      ContainerName container,
      ListingQuery query,
      Consumer<Page<ContainerInfo, ListingEntry>> taker) {
    ListingQuery next = query;
    while (true) {
      Page<ContainerInfo, ListingEntry> page =
          call.swift().getContainer(container, next, call.options()).value();
      if (page.entries().isEmpty()) {
        return page.info();
      }
      taker.accept(page);
      ListingEntry last = page.entries().get(page.entries().size() - 1);
      next =
          query.versions() && last instanceof ObjectEntry row && row.versionIdOrNull() != null
              ? query.afterVersion(row.name(), row.versionIdOrNull())
              : query.after(last.name());
    }
  }
}
