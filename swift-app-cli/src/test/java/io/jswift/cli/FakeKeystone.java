package io.jswift.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A Keystone that lets everybody in who knows {@code k3y}: it asks a Swift in memory for a token,
 * and answers with that. Paths of version 2 and 3 are told apart.
 */
final class FakeKeystone implements AutoCloseable {
  private final ServerSocket socket;
  private final String swift;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Thread thread;

  FakeKeystone(String swift) {
    this.swift = swift;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    thread = new Thread(this::serve, "fake-keystone");
    thread.start();
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** Returns path and body of each request, with a space between. */
  List<String> requests() {
    return requests;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        answer(client);
      } catch (IOException closed) {
        // the next accept tells whether this was the end
      }
    }
  }

  private void answer(Socket client) throws IOException {
    InputStream in = client.getInputStream();
    String line = line(in);
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).trim());
      }
    }
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    String path = line.split(" ")[1];
    requests.add(path + " " + body);
    client.getOutputStream().write(response(path, body).getBytes(StandardCharsets.UTF_8));
  }

  private String response(String path, String body) throws IOException {
    if (!body.contains("k3y")) {
      return head("401 Unauthorized", "X-Openstack-Request-Id: req-9", "");
    }
    HttpURLConnection login =
        (HttpURLConnection) URI.create(swift + "/auth/v1.0").toURL().openConnection();
    login.setRequestProperty("X-Auth-User", "test:tester");
    login.setRequestProperty("X-Auth-Key", "testing");
    String token = login.getHeaderField("X-Auth-Token");
    String storage = login.getHeaderField("X-Storage-Url");
    return path.startsWith("/v2.0") ? two(token, storage) : three(token, storage);
  }

  private static String two(String token, String storage) {
    return head(
        "200 OK",
        "X-A: b",
        """
        {"access":{"token":{"id":"%s"},"serviceCatalog":[{"type":"object-store",
         "endpoints":[{"region":"One","publicURL":"%s"}]}]}}"""
            .formatted(token, storage));
  }

  private static String three(String token, String storage) {
    return head(
        "201 Created",
        "X-Subject-Token: " + token,
        """
        {"token":{"expires_at":"2999-01-01T00:00:00.000000Z","catalog":[{"type":"object-store",
         "endpoints":[{"region":"One","interface":"public","url":"%s"}]}]}}"""
            .formatted(storage));
  }

  private static String head(String status, String header, String body) {
    return "HTTP/1.1 %s\r\n%s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
        .formatted(status, header, body.length(), body);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      out.write(b);
    }
    return out.toString(StandardCharsets.UTF_8).strip();
  }

  @Override
  public void close() {
    try {
      socket.close();
      thread.join();
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
