package io.jswift.benchmarks.server;

/**
 * An object: its length and ETag.
 *
 * @param segment the length of its segments; 0 where it is no static large object
 * @param manifest where its segments are, if it is a dynamic large object; or empty
 */
record Stored(long length, String etag, long segment, String manifest) {
  Stored(long length, String etag, long segment) {
    this(length, etag, segment, "");
  }
}
