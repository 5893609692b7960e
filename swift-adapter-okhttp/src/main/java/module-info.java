/**
 * The transport over OkHttp: one HTTP/1.1 exchange at a time, sent octet for octet, with everything
 * OkHttp would do of its own accord turned off.
 */
module io.jswift.adapter.okhttp {
  requires transitive io.jswift.ports;
  requires okhttp3;
  requires okio;
  requires static transitive org.jspecify;

  exports io.jswift.adapter.okhttp;
}
