package io.jswift.domain.listing;

/** One row of a container listing: an object, or a subdirectory that a delimiter folded. */
public sealed interface ListingEntry permits ObjectEntry, Subdir {
  /**
   * Returns the object's name or the subdirectory's prefix: raw, and what a marker for the next
   * page is.
   */
  String name();
}
