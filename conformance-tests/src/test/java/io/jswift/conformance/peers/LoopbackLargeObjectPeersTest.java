package io.jswift.conformance.peers;

import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.MemorySwift;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Through the loopback server that {@code swift serve} starts. */
class LoopbackLargeObjectPeersTest extends LargeObjectPeers {
  private static MemorySwift swift;
  private static LoopbackServer server;

  @BeforeAll
  static void start() {
    swift = MemorySwift.start();
    server = swift.serve(0);
  }

  @AfterAll
  static void stop() {
    server.close();
    swift.close();
  }

  @Override
  String authUrl() {
    return server.authUrl();
  }
}
