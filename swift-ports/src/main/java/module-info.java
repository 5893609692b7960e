/**
 * What the outside must supply: a transport for HTTP exchanges, an auth that turns credentials into
 * sessions, and time; with the small shapes that cross these borders.
 */
module io.jswift.ports {
  requires transitive io.jswift.domain;
  requires static transitive org.jspecify;

  exports io.jswift.ports.auth;
  exports io.jswift.ports.time;
  exports io.jswift.ports.transport;
}
