package io.jswift.service.connection;

import io.jswift.domain.TransportException;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Transport;
import java.io.InputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/**
 * Another transport without its idle limit, which falls silent where it is told, until cancelled.
 */
final class SilentTransport implements Transport {
  /** Has a permit for each exchange that has fallen silent. */
  final Semaphore silent = new Semaphore(0);

  private final Transport inner;
  private String pathEnd = "";
  private boolean inBody;
  private int times;

  SilentTransport(Transport inner) {
    this.inner = inner;
  }

  /** Falls silent before the answers to the next requests of paths that end so. */
  synchronized SilentTransport beforeAnswers(int count, String end) {
    times = count;
    pathEnd = end;
    inBody = false;
    return this;
  }

  /** Falls silent in the bodies of the next answers to requests of paths that end so. */
  synchronized SilentTransport inBodies(int count, String end) {
    beforeAnswers(count, end);
    inBody = true;
    return this;
  }

  @Override
  public Response exchange(Request request, Cancellation cancellation) {
    boolean now;
    boolean body;
    synchronized (this) {
      body = inBody;
      now = times > 0 && request.target().path().endsWith(pathEnd);
      times -= now ? 1 : 0;
    }
    if (now && !body) {
      throw silence(cancellation);
    }
    Request endless =
        new Request(
            request.method(),
            request.target(),
            request.headers(),
            request.body(),
            request.expectContinue(),
            Duration.ZERO);
    Response response = inner.exchange(endless, cancellation);
    return now ? new SilentResponse(response, cancellation) : response;
  }

  private TransportException silence(Cancellation cancellation) {
    CountDownLatch cancelled = new CountDownLatch(1);
    try (Cancellation.Registration hook = cancellation.onCancel(cancelled::countDown)) {
      silent.release();
      cancelled.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return new TransportException(
        TransportException.Kind.CANCELLED, "The exchange was cancelled.", true, false, null);
  }

  @Override
  public void dropIdleConnections() {
    inner.dropIdleConnections();
  }

  @Override
  public Set<Capability> capabilities() {
    Set<Capability> all = EnumSet.copyOf(inner.capabilities());
    all.remove(Capability.IDLE_LIMIT);
    return all;
  }

  @Override
  public void close() {
    inner.close();
  }

  private final class SilentResponse extends PassedOnResponse {
    private final Cancellation cancellation;

    SilentResponse(Response response, Cancellation cancellation) {
      super(response);
      this.cancellation = cancellation;
    }

    @Override
    public InputStream body() {
      return new InputStream() {
        @Override
        public int read() {
          throw silence(cancellation);
        }

        @Override
        public int read(byte[] into, int offset, int length) {
          throw silence(cancellation);
        }
      };
    }

    @Override
    public void close() {
      response.close();
    }
  }
}
