package io.jswift.adapter.memory;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A socket to the loopback server: what is sent and seen are octets, one a char. */
final class RawClient implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  /**
   * What came back: the status line, the header lines, and the body, unpacked if it came in chunks.
   */
  record Answer(String statusLine, List<String> headers, String body) {
    int status() {
      return Integer.parseInt(statusLine.split(" ")[1]);
    }

    String header(String name) {
      return headers.stream()
          .filter(
              line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }
  }

  RawClient(LoopbackServer server) {
    try {
      this.socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
      this.in = new BufferedInputStream(socket.getInputStream());
      socket.setSoTimeout(20_000);
      socket.setTcpNoDelay(true);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  RawClient send(String octets) {
    try {
      socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Sends lines as a request head. */
  RawClient head(String... lines) {
    return send(String.join("\r\n", lines) + "\r\n\r\n");
  }

  Answer answer() {
    return answer(true);
  }

  /** Reads one answer; {@code bodied} is false for that to a HEAD request. */
  Answer answer(boolean bodied) {
    String statusLine = line();
    List<String> headers = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      headers.add(line);
    }
    Answer head = new Answer(statusLine, headers, "");
    int status = head.status();
    if (!bodied || status < 200 || status == 204 || status == 304) {
      return head;
    }
    boolean chunked = head.header("Transfer-Encoding").equals("chunked");
    String length = head.header("Content-Length");
    String body =
        chunked ? chunks() : length.isEmpty() ? rest() : exactly(Integer.parseInt(length));
    return new Answer(statusLine, headers, body);
  }

  private String chunks() {
    StringBuilder body = new StringBuilder();
    for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
      body.append(exactly(size));
      line();
    }
    line();
    return body.toString();
  }

  String line() {
    StringBuilder line = new StringBuilder();
    for (int c = read(); c != '\n'; c = read()) {
      if (c < 0) {
        throw new IllegalStateException("The connection ended in a line: \"" + line + "\".");
      }
      line.append((char) c);
    }
    return line.substring(0, line.length() - (line.toString().endsWith("\r") ? 1 : 0));
  }

  String exactly(int count) {
    try {
      byte[] bytes = in.readNBytes(count);
      if (bytes.length < count) {
        throw new IllegalStateException("The connection ended after " + bytes.length + " bytes.");
      }
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Reads to the end of the connection, be it orderly or not. */
  String rest() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int c = read(); c >= 0; c = read()) {
      all.write(c);
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  /** Says that nothing more will be sent. */
  RawClient finish() {
    try {
      socket.shutdownOutput();
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private int read() {
    try {
      return in.read();
    } catch (java.net.SocketTimeoutException slow) {
      throw new UncheckedIOException(slow);
    } catch (IOException reset) {
      return -1;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
