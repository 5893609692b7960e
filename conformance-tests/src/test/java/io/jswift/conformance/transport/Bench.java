package io.jswift.conformance.transport;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jswift.domain.Headers;
import io.jswift.domain.TransportException;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.ProxySettings;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Target;
import io.jswift.ports.transport.TlsSettings;
import io.jswift.ports.transport.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the parts of the contract are written with. */
interface Bench {
  /** Long enough for any machine, short enough for a broken test to end. */
  Duration LONG = Duration.ofSeconds(20);

  /** Short, for what must run out. */
  Duration SHORT = Duration.ofMillis(150);

  /** A whole answer. */
  record Seen(int status, String reason, Headers headers, byte[] bytes) {
    /** Returns the body, one character for each octet. */
    String body() {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  /** Returns the transport under test; the same within a test. */
  Transport transport();

  /** Returns another one with these settings, closed when the test ends. */
  Transport transport(TlsSettings tls, ProxySettings proxies);

  /** Starts a plain server, closed when the test ends. */
  RawServer serve(RawServer.Script first, RawServer.Script... next);

  /** Starts a server that puts something around its sockets, closed when the test ends. */
  RawServer serve(String scheme, RawServer.Wrapper wrapper, RawServer.Script first);

  /** Starts a thread that is waited for when the test ends. */
  void start(Runnable work);

  default Request get(Target target) {
    return request("GET", target, null);
  }

  default Request put(Target target, @Nullable BodySource body) {
    return request("PUT", target, body);
  }

  default Request request(String method, Target target, @Nullable BodySource body) {
    return new Request(method, target, Headers.NONE, body, false, LONG);
  }

  default Request withIdleLimit(Request of, Duration limit) {
    return new Request(
        of.method(), of.target(), of.headers(), of.body(), of.expectContinue(), limit);
  }

  default Request expecting(Request of) {
    return new Request(of.method(), of.target(), of.headers(), of.body(), true, of.idleLimit());
  }

  default Seen call(Request request) {
    return call(transport(), request);
  }

  default Seen call(Transport over, Request request) {
    try (Response response = over.exchange(request, new Cancellation())) {
      return new Seen(
          response.status(), response.reason(), response.headers(), response.body().readAllBytes());
    } catch (IOException failed) {
      throw new AssertionError("a body must fail with a TransportException", failed);
    }
  }

  /** Returns the failure of the exchange or of reading its body. */
  default TransportException failure(Request request) {
    return failure(transport(), request);
  }

  default TransportException failure(Transport over, Request request) {
    TransportException failed =
        catchThrowableOfType(TransportException.class, () -> call(over, request));
    if (failed == null) {
      throw new AssertionError("the exchange should have failed");
    }
    return failed;
  }
}
