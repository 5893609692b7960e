/**
 * The Swift protocol and the work: {@link io.jswift.service.connection.Connection}, one method an
 * operation, and {@link io.jswift.service.SwiftService}, many operations on bounded pools. Built
 * over a transport and an auth from {@code io.jswift.ports}; it names no adapter.
 *
 * <p>What a caller must know is in outcomes and exceptions. What else helps to understand a slow or
 * odd run goes to {@link System.Logger}, one logger for each package, at {@code DEBUG} only: a JDK
 * without configuration prints what is above, and a library must not print. {@code
 * io.jswift.service.connection} tells of every retry, its wait and its cause, and of sessions that
 * are replaced; {@code io.jswift.service.delete} of bulk requests that were given up and of
 * containers that are not empty yet. No secret is in it.
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
  exports io.jswift.service.settings;
  exports io.jswift.service.stat;
  exports io.jswift.service.upload;
}
