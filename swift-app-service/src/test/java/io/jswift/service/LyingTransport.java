package io.jswift.service;

import io.jswift.domain.Headers;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Alters what a server asks or answers. */
final class LyingTransport implements Transport {
  private final Transport behind;
  private volatile Lie lie = new Lie() {};

  LyingTransport(Transport behind) {
    this.behind = behind;
  }

  /** What it alters. */
  interface Lie {
    /** Returns the request as the server sees it. */
    default Request asked(Request request) {
      return request;
    }

    /** Returns the headers as the client sees them. */
    default Headers headers(Request request, Headers headers) {
      return headers;
    }

    /** Returns the body as the client sees it; null leaves it alone. */
    default String body(Request request) {
      return null;
    }

    /**
     * Returns what the client sees of a whole body; asked only where {@link #body} says nothing.
     */
    default String rewritten(Request request, String body) {
      return body;
    }

    /** Is told once the answer's headers are there, or its failure. */
    default void ended(Request request) {}

    /** Returns whether the body is read and rewritten. */
    default boolean rewrites(Request request) {
      return false;
    }
  }

  void tell(Lie another) {
    lie = another;
  }

  @Override
  public Response exchange(Request request, Cancellation cancellation) {
    Lie now = lie;
    Request altered = now.asked(request);
    Response response;
    try {
      response = behind.exchange(altered, cancellation);
    } finally {
      now.ended(request);
    }
    String told = now.body(request);
    if (told == null && now.rewrites(request)) {
      told = now.rewritten(request, text(response));
    }
    InputStream body =
        told == null
            ? response.body()
            : new ByteArrayInputStream(told.getBytes(StandardCharsets.UTF_8));
    boolean other = told != null;
    return new Response() {
      @Override
      public int status() {
        return other && response.status() == 204 ? 200 : response.status();
      }

      @Override
      public String reason() {
        return response.reason();
      }

      @Override
      public Headers headers() {
        Headers headers = now.headers(request, response.headers());
        return other ? headers.without("Content-Length") : headers;
      }

      @Override
      public InputStream body() {
        return body;
      }

      @Override
      public void close() {
        response.close();
      }
    };
  }

  private static String text(Response response) {
    try {
      return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public Set<Capability> capabilities() {
    return behind.capabilities();
  }

  @Override
  public void dropIdleConnections() {
    behind.dropIdleConnections();
  }

  @Override
  public void close() {}
}
