package io.jswift.adapter.keystone;

import com.squareup.moshi.JsonReader;
import io.jswift.domain.Headers;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import okio.Buffer;
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
    this(status, reason, headers, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }

  ScriptedTransport(int status, String reason, Headers headers, InputStream body) {
    this.status = status;
    this.reason = reason;
    this.headers = headers;
    this.body = body;
  }

  Request last() {
    return last;
  }

  String lastBody() {
    BodySource source = last.body();
    try (InputStream in = source.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Returns the JSON that was sent, as maps, lists and texts. */
  Object lastJson() {
    try (JsonReader json = JsonReader.of(new Buffer().writeUtf8(lastBody()))) {
      return json.readJsonValue();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
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
