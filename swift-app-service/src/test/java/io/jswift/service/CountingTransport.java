package io.jswift.service;

import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Transport;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts exchanges whose answers are open, and calls back when one of a given number begins. */
final class CountingTransport implements Transport {
  private final Transport behind;
  final AtomicInteger open = new AtomicInteger();
  final AtomicInteger begun = new AtomicInteger();
  private volatile int at = Integer.MAX_VALUE;
  private volatile Runnable then = () -> {};

  CountingTransport(Transport behind) {
    this.behind = behind;
  }

  void at(int number, Runnable callback) {
    begun.set(0);
    then = callback;
    at = number;
  }

  @Override
  public Response exchange(Request request, Cancellation cancellation) {
    if (begun.incrementAndGet() == at) {
      then.run();
    }
    Response response = behind.exchange(request, cancellation);
    open.incrementAndGet();
    AtomicInteger mine = new AtomicInteger(1);
    return new Response() {
      @Override
      public int status() {
        return response.status();
      }

      @Override
      public String reason() {
        return response.reason();
      }

      @Override
      public io.jswift.domain.Headers headers() {
        return response.headers();
      }

      @Override
      public java.io.InputStream body() {
        return response.body();
      }

      @Override
      public void close() {
        open.addAndGet(-mine.getAndSet(0));
        response.close();
      }
    };
  }

  @Override
  public java.util.Set<Capability> capabilities() {
    return behind.capabilities();
  }

  @Override
  public void dropIdleConnections() {
    behind.dropIdleConnections();
  }

  @Override
  public void close() {}
}
