package io.jswift.adapter.tempauth;

import io.jswift.domain.Headers;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Transport;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A transport that gives one answer to everything, and keeps the last request. */
final class ScriptedTransport implements Transport {
  private final int status;
  private final String reason;
  private final Headers headers;
  private final InputStream body;
  private @Nullable Request last;
  private boolean closed;

  ScriptedTransport(int status, String reason, Headers headers, String body) {
    this.status = status;
    this.reason = reason;
    this.headers = headers;
    this.body = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
  }

  Request last() {
    return last;
  }

  /** Returns whether the last response was closed. */
  boolean responseClosed() {
    return closed;
  }

  @Override
  public Response exchange(Request request, Cancellation cancellation) {
    last = request;
    return new Response() {
      @Override
      public int status() {
        return status;
      }

      @Override
      public String reason() {
        return reason;
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
        closed = true;
      }
    };
  }

  @Override
  public void dropIdleConnections() {}

  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  public void close() {}
}
