package io.jswift.conformance.differential;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.MemorySwift;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * The embedded Keystone answers as a real one does: the requests of {@code keystone.txt} go to
 * both. Skipped, with the reason, where there is no real Keystone.
 */
class RealKeystoneDifferenceTest {
  @Test
  void bothAnswerTheSame() {
    String url = Optional.ofNullable(System.getenv("JSWIFT_REAL_KEYSTONE_AUTH_URL")).orElse("");
    assumeTrue(
        !url.isEmpty(),
        "No real Keystone: JSWIFT_REAL_KEYSTONE_AUTH_URL is not set (see"
            + " conformance-tests/real-swift).");
    String run = Long.toString(System.nanoTime() & 0xFFFFFFFL, 36);
    SoftAssertions soft = new SoftAssertions();
    try (MemorySwift memory = MemorySwift.start();
        LoopbackServer server = memory.serve(0)) {
      KeystoneSide real = new KeystoneSide(url, run);
      KeystoneSide ours = new KeystoneSide(server.url() + "/identity/v3", run);
      for (Script.Step each : Script.read("keystone.txt").steps()) {
        String expected = real.ask(each);
        String actual = ours.ask(each);
        if (each.reason().isEmpty()) {
          soft.assertThat(actual).as(each.line()).isEqualTo(expected);
        } else {
          soft.assertThat(actual).as("no longer different: %s", each.line()).isNotEqualTo(expected);
        }
      }
    }
    soft.assertAll();
  }
}
