package io.jswift.adapter.memory;

import io.jswift.adapter.memory.engine.Engine;
import io.jswift.adapter.memory.engine.EngineSettings;
import io.jswift.adapter.memory.exchange.FaultyEngine;
import io.jswift.adapter.memory.exchange.RequestLog;
import io.jswift.adapter.memory.fault.FaultPlan;
import io.jswift.adapter.memory.http.HttpServer;
import io.jswift.domain.CancelledException;
import io.jswift.domain.TransportException;
import io.jswift.domain.TransportException.Kind;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.time.Time;
import io.jswift.ports.transport.Origin;
import io.jswift.ports.transport.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/**
 * One Swift in memory, reached in process or through ports; all of them see the same accounts. Safe
 * for use by several threads.
 *
 * <p>Unless told otherwise it has the users of Swift's sample configuration: {@code test:tester}
 * with the key {@code testing}, {@code test2:tester2} with {@code testing2}, {@code test:tester3}
 * with {@code testing3} and no rights of its own, and four more. Contents are kept until it is
 * closed; large bodies are in files, which closing removes.
 *
 * <p>It is never late. What a cluster does when it comes to it happens here at once: an object that
 * is over ({@code X-Delete-At}) leaves the listing in that second, the segments of a manifest that
 * was deleted with {@code async} go with it, and what an account or a container holds counts in the
 * next request, for quotas, too. How a cluster shows it, a fault plan says: {@code GET /c ->
 * listing-lag=5s} for an object that is not listed yet, {@code GET /c/o -> 404} for one that is
 * listed still, {@code PUT /c/* -> 413} for a quota that is used up although there is room.
 */
public final class MemorySwift implements AutoCloseable {
  private static final Duration SAVE_EVERY = Duration.ofSeconds(5);
  private static final Origin ORIGIN = new Origin("http", "memory.swift", 80);

  private final Engine engine;
  private final FaultPlan faults;
  private final RequestLog requests = new RequestLog();
  private final Time time;
  private final FaultyEngine behindFaults;
  private final HttpServer.Settings serving;
  private final Cancellation ended = new Cancellation();

  MemorySwift(EngineSettings settings, HttpServer.Settings serving, FaultPlan faults) {
    this.engine = new Engine(settings);
    this.faults = faults;
    this.time = settings.time();
    this.serving = serving;
    this.behindFaults = new FaultyEngine(engine, faults, requests, time);
    if (settings.data() != null) {
      Thread saver = new Thread(this::saveNowAndThen, "memory-swift-data");
      saver.setDaemon(true);
      saver.start();
    }
  }

  private void saveNowAndThen() {
    try {
      while (!ended.isCancelled()) {
        Time.system().sleep(SAVE_EVERY, ended);
        saveNow();
      }
    } catch (CancelledException closed) {
      // Closing saves a last time.
    }
  }

  private void saveNow() {
    try {
      engine.save();
    } catch (UncheckedIOException perhapsLater) {
      // The next time tries again; closing says it.
    }
  }

  /** Starts one with the sample users, the machine's clock, Swift's limits and no faults. */
  public static MemorySwift start() {
    return builder().build();
  }

  /** Returns what sets one up differently. */
  public static MemorySwiftBuilder builder() {
    return new MemorySwiftBuilder();
  }

  /**
   * Returns a new transport that reaches it without a network, at the origin of {@link #authUrl()}
   * only. Its exchanges run in the calling thread and buffer no bodies; faults show as the failures
   * that a network would give, and their waits go through this Swift's {@link Time}.
   */
  public Transport transport() {
    return new InProcessTransport(behindFaults, ORIGIN, time, ended.child());
  }

  /** Returns where to log in over {@link #transport()}: {@code http://memory.swift/auth/v1.0}. */
  public String authUrl() {
    return ORIGIN + "/auth/v1.0";
  }

  /**
   * Listens on a port of the loopback address, or where the builder said, until the server or this
   * is closed.
   *
   * @param port the port; 0 picks a free one
   * @throws TransportException of kind {@code CONNECT} if the port cannot be had
   */
  public LoopbackServer serve(int port) {
    try {
      HttpServer server =
          new HttpServer(serving, port, behindFaults, faults, engine::expireTokens, time);
      return new LoopbackServer(server, ended.onCancel(server::close));
    } catch (IOException unbound) {
      String message =
          "Could not listen on port %d of %s: %s. Choose another port; 0 picks a free one."
              .formatted(port, serving.bind().getHostAddress(), unbound.getMessage());
      throw new TransportException(Kind.CONNECT, message, false, false, unbound);
    }
  }

  /** Returns the faults in force, to be changed at any time. */
  public FaultPlan faults() {
    return faults;
  }

  /**
   * Adds a user to those it has, of an account of its own or of one that is there.
   *
   * @param user {@code ACCOUNT:NAME=KEY GROUP…}, as {@code test:tester=testing .admin}; the groups
   *     may be missing
   * @throws io.jswift.domain.InvalidRequestException if it is not of this form
   */
  public void addUser(String user) {
    engine.add(MemorySwiftBuilder.read(user));
  }

  /** Makes every token issued so far invalid, as if its time were over. */
  public void expireTokens() {
    engine.expireTokens();
  }

  /**
   * Returns the requests that came in, in order, each as method, blank and target as sent, such as
   * {@code GET /v1/AUTH_test/c?limit=2}; the last 10,000. Signatures of temporary URLs are left
   * out.
   */
  public List<String> requests() {
    return requests.lines();
  }

  /** Forgets the requests that came in. */
  public void clearRequests() {
    requests.clear();
  }

  /**
   * Ends its servers and transports and forgets the contents, or writes them to the data directory
   * if it has one. May be called twice.
   *
   * @throws UncheckedIOException if they could not be written; what was written before stays
   */
  @Override
  public void close() {
    ended.cancel();
    engine.close();
  }
}
