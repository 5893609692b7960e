package io.jswift.conformance.peers;

import java.util.Optional;

/** Through a real Swift; skipped, with the reason, where there is none. */
class RealLargeObjectPeersTest extends LargeObjectPeers {
  @Override
  String authUrl() {
    return Optional.ofNullable(System.getenv("JSWIFT_REAL_AUTH")).orElse("");
  }
}
