package io.jswift.conformance.transport;

import io.jswift.ports.transport.Origin;
import io.jswift.ports.transport.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that plays a script for each connection and keeps the heads it was sent. */
final class RawServer implements AutoCloseable {
  /** What one connection does; it is closed when the script ends. */
  interface Script {
    void play(Peer peer) throws Exception;
  }

  /** Puts something, such as TLS, around an accepted socket. */
  interface Wrapper {
    Socket wrap(Socket accepted) throws Exception;
  }

  private final ServerSocket listener;
  private final String scheme;
  private final Wrapper wrapper;
  private final List<Script> scripts;
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<Socket> accepted = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<Throwable> mistakes = new ConcurrentLinkedQueue<>();
  private final AtomicInteger connections = new AtomicInteger();

  /**
   * Starts one; the nth connection plays the nth script, and the last is played for all that
   * follow.
   */
  RawServer(String scheme, Wrapper wrapper, List<Script> scripts) throws IOException {
    this.scheme = scheme;
    this.wrapper = wrapper;
    this.scripts = scripts;
    this.listener = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  Origin origin() {
    return new Origin(scheme, "127.0.0.1", listener.getLocalPort());
  }

  Target target(String escapedPath) {
    return new Target(origin(), escapedPath, "");
  }

  /** Returns the heads of all requests so far, each without its empty line. */
  List<String> heads() {
    return heads;
  }

  int connections() {
    return connections.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        int number = connections.getAndIncrement();
        accepted.add(socket);
        start(() -> serve(socket, scripts.get(Math.min(number, scripts.size() - 1))));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void serve(Socket plain, Script script) {
    try (Socket socket = wrapper.wrap(plain)) {
      plain.setSoTimeout(20_000);
      plain.setTcpNoDelay(true);
      script.play(new Peer(plain, socket, heads));
    } catch (IOException gone) {
      // the client went away, as many tests want it to
    } catch (Throwable mistake) {
      mistakes.add(mistake);
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Closes everything, and fails if a script did. */
  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : accepted) {
        socket.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    List<Throwable> all = new ArrayList<>(mistakes);
    if (!all.isEmpty()) {
      throw new AssertionError("a script of the server failed", all.get(0));
    }
  }
}
