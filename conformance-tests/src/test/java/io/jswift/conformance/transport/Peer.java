package io.jswift.conformance.transport;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The server's end of one connection. Text is octets here: ISO 8859-1, one character for each. */
final class Peer {
  private final Socket plain;
  private final Socket socket;
  private final List<String> heads;

  Peer(Socket plain, Socket socket, List<String> heads) {
    this.plain = plain;
    this.socket = socket;
    this.heads = heads;
  }

  /** Reads the head of a request and keeps it; fails if the client ends before. */
  String head() throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.length() < 4 || !text.substring(text.length() - 4).equals("\r\n\r\n")) {
      int octet = socket.getInputStream().read();
      if (octet < 0) {
        throw new EOFException("the client ended in: " + text);
      }
      text.append((char) octet);
    }
    String head = text.substring(0, text.length() - 4);
    heads.add(head);
    return head;
  }

  /** Reads so many octets of a body. */
  String body(int length) throws IOException {
    byte[] bytes = socket.getInputStream().readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the client ended after " + bytes.length + " of " + length);
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Reads a body in chunks, to its end. */
  byte[] chunks() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line(), 16);
      all.write(body(size).getBytes(StandardCharsets.ISO_8859_1));
      if (!line().isEmpty()) {
        throw new IOException("a chunk is not followed by a line end");
      }
      if (size == 0) {
        return all.toByteArray();
      }
    }
  }

  private String line() throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.length() < 2 || !text.substring(text.length() - 2).equals("\r\n")) {
      text.append(body(1));
    }
    return text.substring(0, text.length() - 2);
  }

  /** Sends the octets, one for each character. */
  void send(String octets) throws IOException {
    socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Sends a head of these lines and the empty one. */
  void answer(String... lines) throws IOException {
    send(String.join("\r\n", lines) + "\r\n\r\n");
  }

  /** Answers 200 with that body. */
  void ok(String body) throws IOException {
    send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
  }

  /** Answers 200 without a body, request after request, until the client ends. */
  void okForever() throws IOException {
    while (true) {
      head();
      ok("");
    }
  }

  /** Waits until the client closes or resets the connection, whatever it sends before. */
  void awaitEnd() {
    try {
      InputStream in = socket.getInputStream();
      byte[] sink = new byte[64 * 1024];
      int read = 0;
      while (read >= 0) {
        read = in.read(sink);
      }
    } catch (IOException reset) {
      // ended as well
    }
  }

  /** Returns the same connection with something, such as TLS, put around it. */
  Peer within(RawServer.Wrapper wrapper) throws Exception {
    return new Peer(plain, wrapper.wrap(socket), heads);
  }

  /** Ends only the server's own side. */
  void end() throws IOException {
    socket.shutdownOutput();
  }

  /** Breaks the connection with a reset. */
  void reset() throws IOException {
    plain.setSoLinger(true, 0);
    plain.close();
  }
}
