/** A user's module. */
module io.jswift.consumer.modular {
  requires io.jswift.adapter.memory;
  requires io.jswift.adapter.okhttp;
  requires io.jswift.adapter.tempauth;
  requires io.jswift.service;
  requires static org.jspecify;
}
