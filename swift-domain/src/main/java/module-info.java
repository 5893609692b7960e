/**
 * The pure domain of OpenStack Swift: names, headers, metadata, what a server says about accounts,
 * containers and objects, listings, large-object plans and manifests, retry decisions, and the
 * exception family.
 *
 * <p>Nothing here does I/O, reads a clock, starts a thread or knows a file system; every type is
 * immutable and may be shared between threads.
 */
module io.jswift.domain {
  requires static transitive org.jspecify;

  exports io.jswift.domain;
  exports io.jswift.domain.access;
  exports io.jswift.domain.listing;
  exports io.jswift.domain.retry;
  exports io.jswift.domain.segment;
  exports io.jswift.domain.settings;
  exports io.jswift.domain.signature;
}
