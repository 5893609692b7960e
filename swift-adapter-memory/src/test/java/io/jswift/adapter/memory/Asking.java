package io.jswift.adapter.memory;

import io.jswift.adapter.memory.RawClient.Answer;
import java.nio.charset.StandardCharsets;

/** A Swift in memory with a server, asked octet by octet as {@code test:tester}. */
final class Asking implements AutoCloseable {
  private final MemorySwift swift;
  private final LoopbackServer server;
  private final RawClient client;
  private final String token;

  Asking(MemorySwift swift) {
    this.swift = swift;
    this.server = swift.serve(0);
    this.client = new RawClient(server);
    client.head(
        "GET /auth/v1.0 HTTP/1.1", "Host: x", "X-Auth-User: test:tester", "X-Auth-Key: testing");
    this.token = client.answer().header("X-Auth-Token");
  }

  /** Asks below the account; the body's characters are octets. */
  Answer ask(String methodAndPath, String body, String... headers) {
    return as("X-Auth-Token: " + token, methodAndPath, body, headers);
  }

  /** Asks without having logged in. */
  Answer askAsNobody(String methodAndPath, String body, String... headers) {
    return as("X-Nothing: x", methodAndPath, body, headers);
  }

  /** Asks below the account without telling how long the body is. */
  Answer askInChunks(String methodAndPath, String body) {
    int blank = methodAndPath.indexOf(' ');
    client.head(
        methodAndPath.substring(0, blank)
            + " /v1/AUTH_test"
            + methodAndPath.substring(blank + 1)
            + " HTTP/1.1",
        "Host: x",
        "X-Auth-Token: " + token,
        "Transfer-Encoding: chunked");
    int length = body.length();
    return client.send("%x\r\n%s\r\n0\r\n\r\n".formatted(length, body)).answer();
  }

  private Answer as(String credentials, String methodAndPath, String body, String... headers) {
    int blank = methodAndPath.indexOf(' ');
    String method = methodAndPath.substring(0, blank);
    String target = "/v1/AUTH_test" + methodAndPath.substring(blank + 1);
    String more = headers.length == 0 ? "" : "\r\n" + String.join("\r\n", headers);
    int length = body.getBytes(StandardCharsets.ISO_8859_1).length;
    client.head(
        method + " " + target + " HTTP/1.1",
        "Host: x",
        credentials,
        "Content-Length: " + length + more);
    return client.send(body).answer(!method.equals("HEAD"));
  }

  @Override
  public void close() {
    client.close();
    server.close();
    swift.close();
  }
}
