package io.jswift.service.connection;

import io.jswift.domain.IntegrityException;
import io.jswift.domain.listing.ContainerEntry;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.listing.ObjectEntry;
import java.util.List;

/**
 * Sees to it that pages lead to an end: a server, or a cache before it, that does not heed the
 * marker gives the same page for ever.
 */
final class Markers {
  private Markers() {}

  /** Lets the rows of an account pass, unless the last of them is where they were to begin. */
  static List<ContainerEntry> heeded(ListingQuery query, List<ContainerEntry> rows) {
    if (!rows.isEmpty() && rows.get(rows.size() - 1).name().equals(query.marker())) {
      throw repeats("the account", query);
    }
    return rows;
  }

  /** Lets the rows of a container pass, unless the last of them is where they were to begin. */
  static List<ListingEntry> heeded(String container, ListingQuery query, List<ListingEntry> rows) {
    if (!rows.isEmpty() && isMarker(query, rows.get(rows.size() - 1))) {
      throw repeats(container, query);
    }
    return rows;
  }

  private static boolean isMarker(ListingQuery query, ListingEntry last) {
    String version =
        query.versions() && last instanceof ObjectEntry row && row.versionIdOrNull() != null
            ? row.versionIdOrNull()
            : "";
    return last.name().equals(query.marker())
        && (!query.versions() || version.equals(query.versionMarker()));
  }

  private static IntegrityException repeats(String of, ListingQuery query) {
    return new IntegrityException(
        "The listing of "
            + of
            + " repeats itself: asked for what follows '"
            + query.marker()
            + "', the server ended with that name again. Something between does not heed the query.");
  }
}
