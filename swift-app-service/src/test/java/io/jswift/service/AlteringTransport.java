package io.jswift.service;

import io.jswift.domain.Headers;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Target;
import io.jswift.ports.transport.Transport;
import java.io.InputStream;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Another transport, of which any question and any answer can be made another one. */
final class AlteringTransport implements Transport {
  private final Transport behind;
  volatile BiConsumer<Request, Cancellation> before = (request, cancellation) -> {};
  volatile UnaryOperator<Request> questions = UnaryOperator.identity();
  volatile BiFunction<Request, Told, Told> answers = (request, told) -> told;

  AlteringTransport(Transport behind) {
    this.behind = behind;
  }

  /** An answer as the client sees it. */
  record Told(int status, Headers headers, InputStream body, Response real) implements Response {
    Told withStatus(int other) {
      return new Told(other, headers, body, real);
    }

    Told withHeader(String name, String value) {
      return new Told(status, headers.overriddenBy(Headers.of(name, value)), body, real);
    }

    Told without(String name) {
      return new Told(status, headers.without(name), body, real);
    }

    Told withBody(InputStream other) {
      return new Told(status, headers, other, real);
    }

    @Override
    public String reason() {
      return real.reason();
    }

    @Override
    public void close() {
      real.close();
    }
  }

  static Request with(Request request, Headers headers) {
    return new Request(
        request.method(),
        request.target(),
        headers,
        request.body(),
        request.expectContinue(),
        request.idleLimit());
  }

  /** Returns the same question about another object of its container. */
  static Request to(Request request, String object, String other) {
    Target target = request.target();
    String parent = target.path().substring(0, target.path().length() - object.length());
    return new Request(
        request.method(),
        new Target(target.origin(), parent + other, target.query()),
        request.headers(),
        request.body(),
        request.expectContinue(),
        request.idleLimit());
  }

  @Override
  public Response exchange(Request request, Cancellation cancellation) {
    before.accept(request, cancellation);
    Response real = behind.exchange(questions.apply(request), cancellation);
    return answers.apply(request, new Told(real.status(), real.headers(), real.body(), real));
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
