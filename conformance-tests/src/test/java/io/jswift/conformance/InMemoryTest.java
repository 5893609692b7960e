package io.jswift.conformance;

/** Every suite against the Swift in memory, in process. */
class InMemoryTest extends EverySuite {
  @Override
  Backend open() {
    return new InMemoryBackend();
  }
}
