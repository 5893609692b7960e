package io.jswift.domain.listing;

/**
 * All names that begin alike up to a delimiter, folded into one row.
 *
 * @param name the common beginning, delimiter included
 */
public record Subdir(String name) implements ListingEntry {}
