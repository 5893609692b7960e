package io.jswift.service.internal.upload;

import io.jswift.domain.StatusException;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.listing.ObjectEntry;
import io.jswift.domain.segment.Segment;
import io.jswift.domain.segment.SegmentNaming;
import io.jswift.domain.segment.SegmentPlan;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.internal.file.FileBody;
import io.jswift.service.internal.file.Md5;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a listing says of segments that are there before an upload. */
final class EarlierSegments {
  private final Connection swift;
  private final CallOptions options;
  private final SegmentNaming naming;

  EarlierSegments(Connection swift, CallOptions options, SegmentNaming naming) {
    this.swift = swift;
    this.options = options;
    this.naming = naming;
  }

  /** Is shown a row of the listing; false ends it. */
  private interface Row {
    boolean take(ObjectEntry row) throws IOException;
  }

  /**
   * Returns the indexes below that count that are taken; none where the user may not list, since a
   * segment never takes the place of another anyway.
   */
  BitSet indexes(int count) throws IOException {
    BitSet listed = new BitSet();
    try {
      each(
          row -> {
            naming.index(row.name()).stream().filter(i -> i < count).forEach(listed::set);
            return true;
          });
    } catch (StatusException refused) {
      if (refused.kind() != StatusException.Kind.FORBIDDEN
          && refused.kind() != StatusException.Kind.NOT_FOUND) {
        throw refused;
      }
    }
    return listed;
  }

  /** Returns whether nothing at all is there. */
  boolean none() throws IOException {
    return each(row -> false);
  }

  /**
   * Returns the indexes that are there, if all that is there are segments of that file; empty if
   * anything else is.
   */
  Optional<BitSet> onlyOf(FileBody file, SegmentPlan plan) throws IOException {
    BitSet listed = new BitSet();
    boolean all =
        each(
            row -> {
              OptionalInt index = naming.index(row.name());
              if (index.isEmpty() || index.getAsInt() >= plan.count()) {
                return false;
              }
              Segment segment = plan.segment(index.getAsInt());
              listed.set(segment.index());
              return row.bytes() == segment.length()
                  && Md5.of(file.part(segment), options.cancellation()).matches(row.hash());
            });
    return all ? Optional.of(listed) : Optional.empty();
  }

  private boolean each(Row row) throws IOException {
    ListingQuery query = ListingQuery.ALL.withPrefix(naming.prefix());
    List<ListingEntry> page = page(query);
    while (!page.isEmpty()) {
      for (ListingEntry entry : page) {
        if (entry instanceof ObjectEntry object && !row.take(object)) {
          return false;
        }
      }
      page = page(query.after(page.get(page.size() - 1).name()));
    }
    return true;
  }

  private List<ListingEntry> page(ListingQuery query) {
    return swift.getContainer(naming.container(), query, options).value().entries();
  }
}
