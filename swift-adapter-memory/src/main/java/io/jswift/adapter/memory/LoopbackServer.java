package io.jswift.adapter.memory;

import io.jswift.adapter.memory.http.HttpServer;
import io.jswift.ports.time.Cancellation;

/**
 * A Swift in memory that listens on a port. Closing it ends its connections and threads; what is
 * stored stays.
 */
public final class LoopbackServer implements AutoCloseable {
  private final HttpServer server;
  private final Cancellation.Registration inSwift;

  LoopbackServer(HttpServer server, Cancellation.Registration inSwift) {
    this.server = server;
    this.inSwift = inSwift;
  }

  /** Returns the port, also where 0 let the system choose. */
  public int port() {
    return server.address().getPort();
  }

  /** Returns {@code http://host:port}. */
  public String url() {
    return "http://" + server.authority();
  }

  /** Returns where to log in, for {@code ST_AUTH} and the like. */
  public String authUrl() {
    return url() + "/auth/v1.0";
  }

  /** Returns where to log in as Keystone would have it, for {@code OS_AUTH_URL}: version 2 or 3. */
  public String keystoneUrl() {
    return url() + "/identity";
  }

  /**
   * Stops listening, ends every connection, and waits a few seconds for the threads. May be called
   * twice.
   */
  @Override
  public void close() {
    server.close();
    inSwift.close();
  }
}
