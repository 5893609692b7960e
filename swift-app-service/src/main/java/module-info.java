/**
 * The Swift protocol and the work: {@link io.jswift.service.connection.Connection}, one method an
 * operation, and {@link io.jswift.service.SwiftService}, many operations on bounded pools. Built
 * over a transport and an auth from {@code io.jswift.ports}; it names no adapter.
 */
module io.jswift.service {
  requires transitive io.jswift.ports;
  requires com.squareup.moshi;
  requires okio;
  requires static transitive org.jspecify;

  exports io.jswift.service;
  exports io.jswift.service.connection;
  exports io.jswift.service.copy;
  exports io.jswift.service.delete;
  exports io.jswift.service.download;
  exports io.jswift.service.outcome;
  exports io.jswift.service.post;
  exports io.jswift.service.progress;
  exports io.jswift.service.stat;
  exports io.jswift.service.upload;
}
