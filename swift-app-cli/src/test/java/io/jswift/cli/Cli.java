package io.jswift.cli;

import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.MemorySwift;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs the command in this process, as {@link Main} does, against a Swift in memory. */
final class Cli implements AutoCloseable {
  private final MemorySwift swift;
  private final LoopbackServer server;

  /** What a run printed and how it ended. */
  record Result(int exit, String out, String err) {}

  Cli() {
    this("");
  }

  Cli(String faults) {
    this(MemorySwift.builder().faults(faults).build());
  }

  private Cli(MemorySwift swift) {
    this.swift = swift;
    this.server = swift.serve(0);
  }

  /** Returns one whose Swift lists so many rows in a page. */
  static Cli withPagesOf(int rows) {
    return new Cli(MemorySwift.builder().listingLimit(rows).build());
  }

  /** Puts these faults in force. */
  void faults(String rules) {
    swift.faults().clear();
    swift.faults().add(rules);
  }

  Map<String, String> environment() {
    return Map.of("ST_AUTH", server.authUrl(), "ST_USER", "test:tester", "ST_KEY", "testing");
  }

  String origin() {
    return server.authUrl().replace("/auth/v1.0", "");
  }

  Result run(String... arguments) {
    return run(environment(), "", arguments);
  }

  Result piped(String input, String... arguments) {
    return run(environment(), input, arguments);
  }

  static Result run(Map<String, String> environment, String input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Main.run(
            List.of(arguments),
            environment,
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            out,
            err);
    return new Result(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Takes out what differs from run to run: the port, transaction ids, times. */
  String steady(String text) {
    return text.replace(origin(), "http://swift")
        .replaceAll("tx[0-9a-f]{21}-[0-9a-f]{10}[\\w.-]*", "TXN")
        .replaceAll("\\d+\\.\\d{3}(?=s| MB/s)", "N")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d( +|T)\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?", "TIME")
        .replaceAll("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT", "DATE")
        .replaceAll("(?m)(X-Timestamp: |Put-Timestamp: )[\\d.]+", "$1STAMP")
        .replaceAll("(?m)(Mtime: )[\\d.]+", "$1STAMP")
        .replaceAll("AUTH_tk\\w+", "TOKEN");
  }

  @Override
  public void close() {
    server.close();
    swift.close();
  }
}
