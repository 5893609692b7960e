package io.jswift.conformance;

/**
 * Every suite against a real Swift that trusts a real Keystone; skipped, with the reason, without
 * one.
 */
class RealKeystoneSwiftTest extends EverySuite {
  @Override
  Backend open() {
    return new RealKeystoneBackend();
  }
}
