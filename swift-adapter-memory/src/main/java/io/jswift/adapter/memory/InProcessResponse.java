package io.jswift.adapter.memory;

import io.jswift.adapter.memory.engine.WireHeader;
import io.jswift.adapter.memory.engine.WireResponse;
import io.jswift.domain.Header;
import io.jswift.domain.Headers;
import io.jswift.domain.TransportException.Kind;
import io.jswift.ports.transport.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The engine's answer as a transport gives it. */
final class InProcessResponse implements Response {
  private final InProcessExchange exchange;
  private final WireResponse response;
  private final Headers headers;
  private final boolean bodiless;
  private final InputStream body;
  private volatile boolean closed;

  InProcessResponse(InProcessExchange exchange, String method, WireResponse response) {
    this.exchange = exchange;
    this.response = response;
    this.bodiless = method.equals("HEAD") || response.status() == 204 || response.status() == 304;
    this.headers = headers(response, bodiless);
    this.body = new Body();
  }

  @Override
  public int status() {
    return response.status();
  }

  @Override
  public String reason() {
    return response.reason();
  }

  @Override
  public Headers headers() {
    return headers;
  }

  @Override
  public InputStream body() {
    return body;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    exchange.close();
    try {
      response.body().close();
    } catch (IOException unused) {
      // The caller has what it wanted of this body.
    }
  }

  private static Headers headers(WireResponse response, boolean bodiless) {
    List<Header> lines = new ArrayList<>();
    for (WireHeader header : response.headers()) {
      lines.add(new Header(text(header.name()), text(header.value())));
    }
    if (response.bodyLength() < 0 && !bodiless) {
      lines.add(new Header("Transfer-Encoding", "chunked"));
    }
    return Headers.copyOf(lines);
  }

  private static String text(String octets) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException notUtf8) {
      return octets;
    }
  }

  /** The engine's bytes, as many as announced, or a failure. */
  private final class Body extends InputStream {
    private long left =
        bodiless ? 0 : response.bodyLength() < 0 ? Long.MAX_VALUE : response.bodyLength();

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (closed) {
        throw exchange.failure(
            Kind.CANCELLED, "The response was closed before its body was read", null);
      }
      exchange.throwIfCancelled();
      if (left == 0 || length == 0) {
        return left == 0 ? -1 : 0;
      }
      int n;
      try {
        n = response.body().read(buffer, offset, (int) Math.min(length, left));
      } catch (IOException broken) {
        throw exchange.failure(
            Kind.BROKEN, "The connection ended within the answer's body", broken);
      }
      if (n < 0 && response.bodyLength() >= 0) {
        throw exchange.failure(Kind.BROKEN, "The answer's body is " + left + " bytes short", null);
      }
      left = n < 0 ? 0 : response.bodyLength() < 0 ? left : left - n;
      return n;
    }
  }
}
