package io.jswift.conformance;

/** Every suite against OkHttp and a real Swift; skipped, with the reason, where there is none. */
class RealSwiftTest extends EverySuite {
  @Override
  Backend open() {
    return new RealSwiftBackend();
  }
}
