/** Logins at Keystone, OpenStack's identity service: versions 2 and 3. */
module io.jswift.adapter.keystone {
  requires transitive io.jswift.ports;
  requires com.squareup.moshi;
  requires okio;
  requires static transitive org.jspecify;

  exports io.jswift.adapter.keystone;
}
