/** Logins at Keystone, OpenStack's identity service: so far version 3 with a password. */
module io.jswift.adapter.keystone {
  requires transitive io.jswift.ports;
  requires com.squareup.moshi;
  requires okio;
  requires static transitive org.jspecify;

  exports io.jswift.adapter.keystone;
}
