package io.jswift.conformance;

/**
 * Every suite against the JDK's HTTP client and the loopback server: the HTTP library can be
 * swapped.
 */
class JdkLoopbackTest extends EverySuite {
  @Override
  Backend open() {
    return new LoopbackBackend(new JdkTransport());
  }
}
