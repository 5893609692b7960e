package io.jswift.conformance.differential;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Swift to which requests go octet by octet, a connection each. */
final class Server {
  private record User(String name, String key, String account) {}

  private static final Map<String, User> USERS =
      Map.of(
          "tester", new User("test:tester", "testing", "AUTH_test"),
          "tester3", new User("test:tester3", "testing3", "AUTH_test"),
          "other", new User("test2:tester2", "testing2", "AUTH_test2"),
          "nobody", new User("", "", "AUTH_test"));

  private final URI auth;
  private final String container;
  private final Map<String, String> tokens = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  Server(String authUrl, String container) {
    this.auth = URI.create(authUrl);
    this.container = container;
  }

  /** Does one step and returns what is to be the same everywhere. */
  String ask(Script.Step step) {
    User user = USERS.get(step.who());
    String path =
        step.target().startsWith("//")
            ? step.target().substring(1)
            : "/v1/" + user.account() + step.target();
    List<String> headers = new ArrayList<>();
    step.headers().forEach(each -> headers.add(filled(each)));
    boolean anonymous = user.name().isEmpty();
    if (!anonymous) {
      headers.add("X-Auth-Token: " + tokens.computeIfAbsent(step.who(), fresh -> login(user)));
    }
    Reply reply = send(step.method(), filled(path), headers, filled(step.body()));
    if (!step.keep().isEmpty()) {
      names.put(step.keep(), reply.header("X-Object-Version-Id"));
    }
    return reply.comparable(auth.getAuthority());
  }

  private String filled(String text) {
    String filled = text.replace("$c", container);
    for (Map.Entry<String, String> each : names.entrySet()) {
      filled = filled.replace("$" + each.getKey(), each.getValue());
    }
    return filled;
  }

  private String login(User user) {
    List<String> headers = List.of("X-Auth-User: " + user.name(), "X-Auth-Key: " + user.key());
    return send("GET", auth.getPath(), headers, "").header("X-Auth-Token");
  }

  private Reply send(String method, String target, List<String> headers, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    head.append("Host: ").append(auth.getAuthority()).append("\r\nConnection: close\r\n");
    headers.forEach(each -> head.append(each).append("\r\n"));
    if (bytes.length > 0 || method.equals("PUT") || method.equals("POST")) {
      head.append("Content-Length: ").append(bytes.length).append("\r\n");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    out.writeBytes(bytes);
    try (Socket socket = new Socket(auth.getHost(), auth.getPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(out.toByteArray());
      return Reply.read(socket.getInputStream().readAllBytes());
    } catch (IOException failed) {
      throw new UncheckedIOException(method + " " + target, failed);
    }
  }
}
