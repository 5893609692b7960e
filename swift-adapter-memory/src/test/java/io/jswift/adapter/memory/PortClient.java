package io.jswift.adapter.memory;

import io.jswift.domain.Headers;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Target;
import io.jswift.ports.transport.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Speaks to a Swift through the transport port as test:tester. */
final class PortClient implements AutoCloseable {
  final Transport transport;
  private final Target storage;
  private final String token;

  /** What came back, read to its end. */
  record Answer(int status, Headers headers, String body) {}

  PortClient(MemorySwift swift) {
    this.transport = swift.transport();
    Request login =
        Request.of("GET", Target.parse(swift.authUrl()))
            .withHeaders(Headers.of("X-Auth-User", "test:tester", "X-Auth-Key", "testing"));
    try (Response response = transport.exchange(login, new Cancellation())) {
      this.token = response.headers().first("X-Auth-Token").orElseThrow();
      this.storage = Target.parse(response.headers().first("X-Storage-Url").orElseThrow());
    }
  }

  Request request(
      String method, String pathAndQuery, @Nullable BodySource body, String... headers) {
    int question = pathAndQuery.indexOf('?');
    Target target =
        storage.resolve(question < 0 ? pathAndQuery : pathAndQuery.substring(0, question));
    return new Request(
        method,
        question < 0 ? target : target.withQuery(pathAndQuery.substring(question + 1)),
        Headers.of("X-Auth-Token", token).and(Headers.of(headers)),
        body,
        false,
        Duration.ZERO);
  }

  Request patient(Request request, Duration idleLimit) {
    return new Request(
        request.method(), request.target(), request.headers(), request.body(), false, idleLimit);
  }

  Response exchange(Request request) {
    return transport.exchange(request, new Cancellation());
  }

  Answer ask(Request request) {
    try (Response response = exchange(request)) {
      String body = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(response.status(), response.headers(), body);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  Answer ask(String method, String pathAndQuery, String... headers) {
    return ask(request(method, pathAndQuery, null, headers));
  }

  int put(String path, String body) {
    BodySource source =
        BodySource.of(Objects.requireNonNull(body).getBytes(StandardCharsets.UTF_8));
    return ask(request("PUT", path, source)).status();
  }

  @Override
  public void close() {
    transport.close();
  }
}
