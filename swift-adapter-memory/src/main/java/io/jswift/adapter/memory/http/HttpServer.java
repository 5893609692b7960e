package io.jswift.adapter.memory.http;

import io.jswift.adapter.memory.exchange.FaultyEngine;
import io.jswift.adapter.memory.fault.FaultPlan;
import io.jswift.domain.CancelledException;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.time.Time;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Accepts connections, gives each a thread, and ends those whose client lets it wait too long.
 * Connections beyond the limit wait in the system's queue until one ends.
 */
public final class HttpServer implements AutoCloseable {
  /**
   * How it listens.
   *
   * @param bind the address to listen on
   * @param connections how many at once
   * @param clientTimeout how long a client may take for a request head, or between two pieces of a
   *     body, or between two requests
   */
  public record Settings(InetAddress bind, int connections, Duration clientTimeout) {}

  private static final int BACKLOG = 1024;
  private static final long STOP_SECONDS = 10;
  private static final Duration SWEEP = Duration.ofSeconds(1);
  private static final Duration BREATH = Duration.ofMillis(50);

  private final ServerSocketChannel listener = ServerSocketChannel.open();
  private final Set<Wire> open = ConcurrentHashMap.newKeySet();
  private final Semaphore free;
  private final Cancellation stopped = new Cancellation();
  private final ExecutorService threads;
  private final FaultyEngine engine;
  private final Control control;
  private final Time time;
  private final InetSocketAddress address;
  private final Duration clientTimeout;

  /**
   * Binds and starts.
   *
   * @throws IOException if the address cannot be bound
   */
  public HttpServer(
      Settings settings,
      int port,
      FaultyEngine engine,
      FaultPlan plan,
      Runnable expireTokens,
      Time time)
      throws IOException {
    this.clientTimeout = settings.clientTimeout();
    this.engine = engine;
    this.control = new Control(plan, expireTokens);
    this.time = time;
    this.free = new Semaphore(settings.connections());
    try {
      listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      listener.bind(new InetSocketAddress(settings.bind(), port), BACKLOG);
    } catch (IOException unbound) {
      listener.close();
      throw unbound;
    }
    this.address = (InetSocketAddress) listener.getLocalAddress();
    this.threads = Executors.newCachedThreadPool(this::thread);
    threads.execute(this::accept);
    threads.execute(this::sweep);
  }

  /** Returns the address and port in use. */
  public InetSocketAddress address() {
    return address;
  }

  /** Returns address and port as they stand in a URL. */
  public String authority() {
    InetAddress bound = address.getAddress();
    String host = bound.isAnyLocalAddress() ? "127.0.0.1" : bound.getHostAddress();
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
  }

  /**
   * Ends every connection, then every thread, and waits for them a few seconds. May be called
   * twice.
   */
  @Override
  public void close() {
    stopped.cancel();
    free.release();
    quietly(listener);
    open.forEach(HttpServer::quietly);
    threads.shutdown();
    try {
      threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "memory-swift-" + address.getPort());
    thread.setDaemon(true);
    return thread;
  }

  private void accept() {
    while (!stopped.isCancelled()) {
      free.acquireUninterruptibly();
      try {
        SocketChannel channel = listener.accept();
        threads.execute(() -> serve(channel));
      } catch (IOException | RejectedExecutionException failed) {
        free.release();
        rest(BREATH);
      }
    }
  }

  private void serve(SocketChannel channel) {
    try (channel) {
      Wire wire = new Wire(channel);
      open.add(wire);
      try {
        if (!stopped.isCancelled()) {
          String ownAuthority = authority();
          new Connection(wire, engine, control, time, stopped, ownAuthority).run();
        }
      } finally {
        open.remove(wire);
      }
    } catch (IOException gone) {
      // The client left before its first request, or closing found nothing to close.
    } finally {
      free.release();
    }
  }

  private void sweep() {
    long limit = clientTimeout.toNanos();
    Duration step = Duration.ofNanos(Math.min(limit / 4, SWEEP.toNanos()));
    while (rest(step)) {
      long now = System.nanoTime();
      open.stream().filter(wire -> wire.overdue(now, limit)).forEach(HttpServer::quietly);
    }
  }

  /** Waits; returns whether the server still runs. */
  private boolean rest(Duration duration) {
    try {
      Time.system().sleep(duration, stopped);
      return true;
    } catch (CancelledException stop) {
      return false;
    }
  }

  private static void quietly(Closeable open) {
    try {
      open.close();
    } catch (IOException closedAlready) {
      // There is nothing left to end.
    }
  }
}
