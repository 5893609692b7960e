package io.jswift.adapter.okhttp;

/** A socket whose octets pass through a wire. */
interface WireSocket {
  /** Returns that wire. */
  Wire wire();
}
