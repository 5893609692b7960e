package io.jswift.conformance.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.MemorySwift;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Through the loopback server that {@code swift serve} starts. */
class LoopbackPeersTest extends PeerSuite {
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

  @Test
  void pythonLogsInAsWithKeystone() throws IOException {
    Path file = Files.writeString(work.resolve("file"), "text");
    Programs programs = new Programs(server.authUrl(), work);
    String[] login = {
      "--auth=" + server.keystoneUrl() + "/v3", // ST_AUTH is in the environment, too
      "--auth-version=3",
      "--os-username=tester",
      "--os-password=testing",
      "--os-project-name=test",
      "--os-user-domain-name=Default",
      "--os-project-domain-name=Default",
      "--os-region-name=RegionOne"
    };
    programs.python(with(login, "upload", "keystone", file.toString(), "--object-name", "o"));
    assertThat(programs.python(with(login, "list", "keystone"))).isEqualTo("o\n");
    assertThat(programs.ours("list", "keystone")).isEqualTo("o\n");
    programs.python(with(login, "delete", "keystone"));
  }

  private static String[] with(String[] login, String... command) {
    return Stream.concat(Arrays.stream(login), Arrays.stream(command)).toArray(String[]::new);
  }
}
