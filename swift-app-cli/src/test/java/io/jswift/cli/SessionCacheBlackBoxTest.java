package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.MemorySwift;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions on disk between processes that run at once. */
class SessionCacheBlackBoxTest {
  private static final int AT_ONCE = 2;

  @TempDir Path work;
  private final MemorySwift memory = MemorySwift.start();
  private final LoopbackServer server = memory.serve(0);

  @AfterEach
  void close() {
    server.close();
    memory.close();
  }

  private Map<String, String> environment() {
    Map<String, String> all = new HashMap<>();
    all.put("ST_AUTH", server.authUrl());
    all.put("ST_USER", "test:tester");
    all.put("ST_KEY", "testing");
    all.put("JSWIFT_SESSION_CACHE", sessions().toString());
    return all;
  }

  private Path sessions() {
    return work.resolve("sessions");
  }

  private long logins() {
    return memory.requests().stream().filter(each -> each.startsWith("GET /auth/")).count();
  }

  private void runAtOnce(Map<String, String> environment) throws Exception {
    List<Process> all = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      all.add(Program.builder(work, environment, Program.swift("list")).start());
    }
    for (Process each : all) {
      String err = new String(each.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(Program.end(each)).as(err).isZero();
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(sessions())) {
      return files.toList();
    }
  }

  @Test
  void processesAtOnceLeaveOneWholeFileThatTheNextOnesUse() throws Exception {
    memory.faults().add("GET /auth/* -> delay=500ms"); // so that they overlap
    runAtOnce(environment());

    assertThat(logins()).isBetween(1L, (long) AT_ONCE);
    assertThat(files()).hasSize(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().get(0))))
        .isEqualTo("rw-------");
    String whole = Files.readString(files().get(0));
    memory.clearRequests();
    runAtOnce(environment());
    assertThat(logins()).isZero();
    assertThat(Files.readString(files().get(0))).isEqualTo(whole);
  }

  @Test
  void aSessionThatDiedIsReplacedByWhoeverMeetsIt() throws Exception {
    runAtOnce(environment());
    memory.expireTokens();
    memory.clearRequests();

    runAtOnce(environment());

    assertThat(logins()).isBetween(1L, (long) AT_ONCE);
    assertThat(files()).hasSize(1);
    memory.clearRequests();
    runAtOnce(environment());
    assertThat(logins()).isZero();
  }

  @Test
  void withoutTheSwitchNothingIsKept() throws Exception {
    Map<String, String> without = environment();
    without.remove("JSWIFT_SESSION_CACHE");
    without.put("HOME", work.toString());
    without.put("XDG_CACHE_HOME", work.resolve("caches").toString());

    runAtOnce(without);

    assertThat(logins()).isEqualTo(AT_ONCE);
    try (Stream<Path> left = Files.list(work)) {
      assertThat(left).isEmpty();
    }
  }
}
