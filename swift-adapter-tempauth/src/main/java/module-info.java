/**
 * Logins of version 1, as TempAuth and its kin answer them, and sessions that are given instead of
 * fetched.
 */
module io.jswift.adapter.tempauth {
  requires transitive io.jswift.ports;
  requires static transitive org.jspecify;

  exports io.jswift.adapter.tempauth;
}
