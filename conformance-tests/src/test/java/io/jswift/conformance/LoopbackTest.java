package io.jswift.conformance;

/** Every suite against OkHttp and the loopback server. */
class LoopbackTest extends EverySuite {
  @Override
  Backend open() {
    return new LoopbackBackend();
  }
}
