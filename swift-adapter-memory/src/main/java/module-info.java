/**
 * A Swift in memory that answers on the wire as a proxy does, for tests: reached in process through
 * a transport, or by any client through a loopback port, with faults on order.
 */
module io.jswift.adapter.memory {
  requires transitive io.jswift.ports;
  requires com.squareup.moshi;
  requires okio;
  requires org.apache.commons.compress;
  requires static transitive org.jspecify;

  exports io.jswift.adapter.memory;
  exports io.jswift.adapter.memory.fault;
}
