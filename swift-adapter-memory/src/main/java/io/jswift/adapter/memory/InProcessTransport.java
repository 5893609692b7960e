package io.jswift.adapter.memory;

import io.jswift.adapter.memory.exchange.FaultyEngine;
import io.jswift.domain.TransportException;
import io.jswift.domain.TransportException.Kind;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.time.Time;
import io.jswift.ports.transport.Origin;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Transport;
import java.util.EnumSet;
import java.util.Set;

/**
 * Takes requests to the engine without a network. The calling thread does the work; nothing is
 * buffered. Of the world there is one origin: another host cannot be resolved, another port not be
 * connected to.
 */
final class InProcessTransport implements Transport {
  private final FaultyEngine engine;
  private final Origin origin;
  private final Time time;
  private final Cancellation closed;

  InProcessTransport(FaultyEngine engine, Origin origin, Time time, Cancellation closed) {
    this.engine = engine;
    this.origin = origin;
    this.time = time;
    this.closed = closed;
  }

  @Override
  public Response exchange(Request request, Cancellation cancellation) {
    if (closed.isCancelled() || cancellation.isCancelled()) {
      throw new TransportException(
          Kind.CANCELLED,
          "The request to " + origin + " was cancelled before it began.",
          false,
          false,
          null);
    }
    Origin asked = request.target().origin();
    if (!asked.equals(origin)) {
      boolean samePlace = asked.host().equals(origin.host());
      throw new TransportException(
          samePlace ? Kind.CONNECT : Kind.RESOLVE,
          "There is no server at " + asked + ": the Swift in memory is at " + origin + ".",
          false,
          false,
          null);
    }
    return new InProcessExchange(request, time, cancellation, closed).run(engine);
  }

  /** Does nothing: there are no connections. */
  @Override
  public void dropIdleConnections() {}

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public void close() {
    closed.cancel();
    closed.close();
  }
}
