package io.jswift.adapter.memory;

import io.jswift.adapter.memory.engine.WireHeader;
import io.jswift.adapter.memory.engine.WireRequest;
import io.jswift.adapter.memory.engine.WireResponse;
import io.jswift.adapter.memory.exchange.FaultyEngine;
import io.jswift.adapter.memory.exchange.Outcome;
import io.jswift.adapter.memory.fault.Fault;
import io.jswift.domain.CancelledException;
import io.jswift.domain.Header;
import io.jswift.domain.TransportException;
import io.jswift.domain.TransportException.Kind;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.time.Time;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** One exchange of the in-process transport, from the request to the end of the response's body. */
final class InProcessExchange {
  private static final Set<String> SENT_WITH_LENGTH = Set.of("PUT", "POST", "COPY", "DELETE");

  private final Request request;
  private final Time time;
  private final Cancellation ended;
  private final Cancellation.Registration inTransport;

  InProcessExchange(Request request, Time time, Cancellation caller, Cancellation transport) {
    this.request = request;
    this.time = time;
    this.ended = caller.child();
    this.inTransport = transport.onCancel(ended::cancel);
  }

  Response run(FaultyEngine engine) {
    try (SentBody body = new SentBody(request.body(), ended)) {
      WireRequest wire =
          new WireRequest(
              request.method(),
              request.target().requestLine(),
              headers(body.length()),
              body,
              body.length(),
              "127.0.0.1");
      Outcome outcome = outcome(engine, wire, body);
      if (outcome instanceof Outcome.Answer answer) {
        return received(answer.response(), body);
      }
      throw outcome == Outcome.Broken.GARBAGE
          ? failure(Kind.PROTOCOL, "What came back is not HTTP", null)
          : failure(Kind.BROKEN, "The connection ended without an answer", null);
    } catch (IOException closing) {
      close();
      throw failure(Kind.SOURCE, "The body to send could not be closed", closing);
    } catch (RuntimeException failed) {
      close();
      throw failed;
    }
  }

  private Outcome outcome(FaultyEngine engine, WireRequest wire, SentBody body) throws IOException {
    try {
      return engine.answer(wire, request.target().origin().toString(), this::pause);
    } catch (RuntimeException failed) {
      RuntimeException cause = body.failure();
      throw cause != null ? cause : failed;
    }
  }

  private Response received(WireResponse response, SentBody body) throws IOException {
    RuntimeException cause = body.failure();
    if (cause != null) {
      response.body().close();
      throw cause;
    }
    return new InProcessResponse(this, request.method(), response);
  }

  /** Waits as a fault wants it, and no longer than the idle limit allows. */
  void pause(Duration duration) {
    Duration limit = request.idleLimit();
    boolean tooLong = !limit.isZero() && limit.compareTo(duration) < 0;
    if (tooLong) {
      sleep(limit);
      throw failure(Kind.TIMEOUT, "Nothing moved for " + limit.toMillis() + " ms", null);
    }
    if (!duration.equals(Fault.FOREVER)) {
      sleep(duration);
      return;
    }
    throw awaitCancellation();
  }

  private TransportException awaitCancellation() {
    CountDownLatch over = new CountDownLatch(1);
    Cancellation.Registration wakes = ended.onCancel(over::countDown);
    try {
      over.await();
      return cancelled(null);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return cancelled(interrupted);
    } finally {
      wakes.close();
    }
  }

  private void sleep(Duration duration) {
    try {
      time.sleep(duration, ended);
    } catch (CancelledException stop) {
      throw cancelled(stop);
    }
  }

  void throwIfCancelled() {
    if (ended.isCancelled()) {
      throw cancelled(null);
    }
  }

  private TransportException cancelled(@Nullable Throwable cause) {
    return failure(Kind.CANCELLED, "The exchange was cancelled", cause);
  }

  /** Returns the failure of this exchange, which the server may have seen. */
  TransportException failure(Kind kind, String what, @Nullable Throwable cause) {
    String message = what + ": " + request.method() + " " + request.target() + ".";
    return new TransportException(kind, message, true, false, cause);
  }

  /** Leaves the cancellations. */
  void close() {
    inTransport.close();
    ended.close();
  }

  private List<WireHeader> headers(long bodyLength) {
    List<WireHeader> headers = new ArrayList<>();
    headers.add(new WireHeader("Host", request.target().origin().authority()));
    for (Header header : request.headers()) {
      headers.add(new WireHeader(octets(header.name()), octets(header.value())));
    }
    if (bodyLength < 0) {
      headers.add(new WireHeader("Transfer-Encoding", "chunked"));
    } else if (request.body() != null || SENT_WITH_LENGTH.contains(request.method())) {
      headers.add(new WireHeader("Content-Length", Long.toString(bodyLength)));
    }
    if (request.expectContinue()) {
      headers.add(new WireHeader("Expect", "100-continue"));
    }
    return List.copyOf(headers);
  }

  private static String octets(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
