package io.jswift.conformance.differential;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A Swift to which requests go octet by octet, a connection each. */
final class Server {
  private record User(String name, String key, String account) {}

  private static final Map<String, User> USERS =
      Map.of(
          "tester", new User("test:tester", "testing", "AUTH_test"),
          "tester3", new User("test:tester3", "testing3", "AUTH_test"),
          "tester2", new User("test:tester2", "testing2", "AUTH_test"),
          "other", new User("test2:tester2", "testing2", "AUTH_test2"),
          "admin", new User("admin:admin", "admin", "AUTH_test"),
          "auditor", new User("admin:auditor", "admin_ro", "AUTH_test"),
          "nobody", new User("", "", "AUTH_test"));

  private static final String NO_LENGTH = "-Content-Length";
  private static final Pattern TIMES = Pattern.compile("\\{([^{}\"*]+)\\*(\\d+)}");
  private static final Pattern HMAC = Pattern.compile("\\{hmac(1|256|512) (\\S+) ([^{}]*)}");

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
    Reply reply = send(step.method(), filled(path), headers, bytes(step.body()));
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
    filled = TIMES.matcher(filled).replaceAll(m -> m.group(1).repeat(number(m.group(2))));
    return HMAC.matcher(filled)
        .replaceAll(m -> signature(m.group(1), m.group(2), m.group(3).replace('|', '\n')));
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static String signature(String bits, String key, String text) {
    try {
      String algorithm = "HmacSHA" + bits;
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException everyJdkHasThem) {
      throw new IllegalStateException(everyJdkHasThem);
    }
  }

  private byte[] bytes(String body) {
    return body.startsWith("base64:")
        ? Base64.getDecoder().decode(body.substring("base64:".length()))
        : filled(body).getBytes(StandardCharsets.UTF_8);
  }

  private String login(User user) {
    List<String> headers = List.of("X-Auth-User: " + user.name(), "X-Auth-Key: " + user.key());
    return send("GET", auth.getPath(), headers, new byte[0]).header("X-Auth-Token");
  }

  private Reply send(String method, String target, List<String> headers, byte[] body) {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    head.append("Host: ").append(auth.getAuthority()).append("\r\nConnection: close\r\n");
    headers.stream()
        .filter(each -> !each.equals(NO_LENGTH))
        .forEach(each -> head.append(each).append("\r\n"));
    boolean chunked = headers.contains("Transfer-Encoding: chunked");
    boolean told = headers.stream().anyMatch(each -> each.startsWith("Content-Length:"));
    boolean silent = chunked || told || headers.contains(NO_LENGTH);
    if (!silent && (body.length > 0 || method.equals("PUT") || method.equals("POST"))) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    out.writeBytes(chunked ? inOneChunk(body) : body);
    try (Socket socket = new Socket(auth.getHost(), auth.getPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(out.toByteArray());
      return Reply.read(socket.getInputStream().readAllBytes());
    } catch (IOException failed) {
      throw new UncheckedIOException(method + " " + target, failed);
    }
  }

  private static byte[] inOneChunk(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (body.length > 0) {
      out.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.writeBytes(body);
      out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }
}
