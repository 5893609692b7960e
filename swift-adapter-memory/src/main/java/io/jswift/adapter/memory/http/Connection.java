package io.jswift.adapter.memory.http;

import io.jswift.adapter.memory.engine.WireRequest;
import io.jswift.adapter.memory.engine.WireResponse;
import io.jswift.adapter.memory.exchange.Answers;
import io.jswift.adapter.memory.exchange.ConnectionLost;
import io.jswift.adapter.memory.exchange.FaultyEngine;
import io.jswift.adapter.memory.exchange.Outcome;
import io.jswift.adapter.memory.fault.Fault;
import io.jswift.domain.CancelledException;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** One connection: requests are read and answered in turn until one side ends it. */
final class Connection {
  /**
   * More than the largest object: what a client still sends after its answer is read up to here.
   */
  private static final long DRAINED = 6L << 30;

  private final Wire wire;
  private final FaultyEngine engine;
  private final Control control;
  private final Time time;
  private final Cancellation stopped;
  private final String ownAuthority;

  Connection(
      Wire wire,
      FaultyEngine engine,
      Control control,
      Time time,
      Cancellation stopped,
      String ownAuthority) {
    this.wire = wire;
    this.engine = engine;
    this.control = control;
    this.time = time;
    this.stopped = stopped;
    this.ownAuthority = ownAuthority;
  }

  /** Serves until the connection is over; the caller closes it. */
  void run() {
    try {
      while (wire.awaitInput() && serveOne()) {
        // the next request, perhaps read already
      }
    } catch (IOException gone) {
      // The client is gone, or this side ended the connection: there is nobody to tell.
    }
  }

  /** Serves one request; returns whether another can follow. */
  private boolean serveOne() throws IOException {
    RequestHead head;
    try {
      head = HeadReader.read(wire);
    } catch (BadRequest bad) {
      return refuse(bad.status(), bad.reason());
    }
    RequestBody body = new RequestBody(wire, head);
    Outcome outcome;
    try {
      outcome = outcome(head, body);
    } catch (IOException | RuntimeException failed) {
      return failed(body, failed);
    }
    if (outcome == Outcome.Broken.GARBAGE) {
      wire.write("\u0001\u0002garbage\u00ff, as planned\r\n\r\n");
      wire.flush();
    }
    return outcome instanceof Outcome.Answer answer && answer(head, body, answer.response());
  }

  private Outcome outcome(RequestHead head, RequestBody body) throws IOException {
    if (Control.isFor(head.target())) {
      return new Outcome.Answer(control.answer(head.method(), head.target(), body, wire.peer()));
    }
    WireRequest request =
        new WireRequest(
            head.method(),
            head.target(),
            head.headers(),
            body,
            head.bodyLength(),
            wire.peer().getHostAddress());
    String authority = head.authority().isEmpty() ? ownAuthority : head.authority();
    return engine.answer(request, "http://" + authority, this::pause);
  }

  private boolean answer(RequestHead head, RequestBody body, WireResponse response)
      throws IOException {
    boolean goesOn;
    try {
      IOException failure = body.failure();
      if (failure != null) {
        return failed(body, failure);
      }
      if (!ResponseWriter.fit(response)) {
        return refuse(500, "A header of the answer has a line break.");
      }
      goesOn = ResponseWriter.write(wire, head, response, head.keepAlive() && !body.unwanted());
    } catch (ConnectionLost cut) {
      wire.flush();
      return false;
    } finally {
      response.body().close();
    }
    if (!goesOn && !body.finished()) {
      return linger();
    }
    return body.drain(DRAINED) && goesOn;
  }

  /** Says what went wrong, if there is still someone to hear it. */
  private boolean failed(RequestBody body, Exception failure) throws IOException {
    if (body.failure() instanceof BadRequest bad) {
      return refuse(bad.status(), bad.reason());
    }
    if (failure instanceof BadRequest bad) {
      return refuse(bad.status(), bad.reason());
    }
    if (body.failure() != null || failure instanceof IOException) {
      return false;
    }
    return refuse(500, "The server in memory failed: " + failure);
  }

  private boolean refuse(int status, String message) throws IOException {
    RequestHead unread = new RequestHead("", "", "", List.of(), 0, false, false, true);
    WireResponse answer = Answers.text(status, message + "\n");
    ResponseWriter.write(wire, unread, answer, false);
    return linger();
  }

  /**
   * Ends this side and reads what the client still sends: closing at once could destroy the answer
   * on its way.
   */
  private boolean linger() throws IOException {
    wire.finishOutput();
    discard();
    return false;
  }

  private void discard() throws IOException {
    byte[] forgotten = new byte[64 * 1024];
    long read = 0;
    for (int n = 0; n >= 0 && read < DRAINED; n = wire.read(forgotten, 0, forgotten.length)) {
      read += n;
    }
  }

  private void pause(Duration duration) throws IOException {
    wire.flush();
    if (duration.equals(Fault.FOREVER)) {
      wire.waitWithoutLimit();
      discard();
      throw new ConnectionLost("The client gave up, as planned.");
    }
    try {
      time.sleep(duration, stopped);
    } catch (CancelledException stop) {
      throw new ConnectionLost("The server was stopped.");
    }
  }
}
