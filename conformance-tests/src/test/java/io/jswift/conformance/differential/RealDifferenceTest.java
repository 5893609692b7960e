package io.jswift.conformance.differential;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.ManualTime;
import io.jswift.adapter.memory.MemorySwift;
import io.jswift.ports.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Swift in memory answers as a real one does: the requests of each file go to both, and status,
 * headers and bodies are compared. Skipped, with the reason, where there is no real Swift.
 */
class RealDifferenceTest {
  private static final String RUN = Long.toString(System.nanoTime() & 0xFFFFFFFL, 36);

  // That of the real Swift's configuration.
  private static final long MOST = 64 * 1024 * 1024;

  // Some 20 seconds at the real one.
  private static final int MOST_TRIES = 3000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accounts",
        "acl",
        "archives",
        "conditions",
        "containers",
        "copies",
        "cors",
        "details",
        "dlo",
        "errors",
        "etag_quoter",
        "expiry",
        "formpost",
        "large_objects",
        "late",
        "limits",
        "links",
        "listing_parameters",
        "listings",
        "logins",
        "missing",
        "object_versioning",
        "objects",
        "paths",
        "policies",
        "quotas",
        "ranges",
        "reading",
        "rights",
        "slo",
        "slo_entries",
        "staticweb",
        "symlinks",
        "tempurl",
        "versioned_writes",
        "versions",
        "writes"
      })
  void bothAnswerTheSame(String subject) {
    String auth = Optional.ofNullable(System.getenv("JSWIFT_REAL_AUTH")).orElse("");
    assumeTrue(
        !auth.isEmpty(),
        "No real Swift: JSWIFT_REAL_AUTH is not set (see conformance-tests/real-swift).");
    String container = "difference-" + RUN + "-" + subject;
    Script script = Script.read(subject + ".txt");
    SoftAssertions soft = new SoftAssertions();
    boolean waits = script.steps().stream().anyMatch(each -> !each.until().isEmpty());
    ManualTime manual = new ManualTime(Instant.now());
    Time time = waits ? manual : Time.system();
    try (MemorySwift memory = MemorySwift.builder().maxFileSize(MOST).time(time).build();
        LoopbackServer server = memory.serve(0)) {
      Server real = new Server(auth, container);
      Server ours = new Server(server.authUrl(), container);
      for (Script.Step each : script.steps()) {
        String expected = answer(real, each, () -> {}); // its clock goes on by itself
        String actual = answer(ours, each, () -> manual.advance(Duration.ofMillis(100)));
        if (!each.reason().isEmpty()) {
          soft.assertThat(actual).as("no longer different: %s", each.line()).isNotEqualTo(expected);
        } else {
          soft.assertThat(actual).as(each.line()).isEqualTo(expected);
        }
      }
    }
    soft.assertAll();
  }

  private static String answer(Server server, Script.Step step, Runnable timeGoesOn) {
    String answer = server.ask(step);
    for (int i = 0; i < MOST_TRIES && !answer.startsWith("HTTP/1.1 " + step.until()); i++) {
      timeGoesOn.run();
      answer = server.ask(step);
    }
    return answer;
  }
}
