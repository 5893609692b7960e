package io.jswift.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between clients and a server on loopback and counts what the server sends. */
final class CountingRelay implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final ServerSocket listening;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private long served;

  CountingRelay(int port) {
    this.port = port;
    try {
      listening = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    } catch (IOException unbound) {
      throw new UncheckedIOException(unbound);
    }
    daemon(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Returns how many bytes the server sent until now. */
  synchronized long served() {
    return served;
  }

  /** Waits until the server has sent so many bytes in all, or the process has ended. */
  synchronized void await(long bytes, Process process) throws InterruptedException {
    var unused = process.onExit().thenRun(this::wake);
    while (served < bytes && process.isAlive()) {
      wait();
    }
  }

  private synchronized void wake() {
    notifyAll();
  }

  private synchronized void count(int bytes) {
    served += bytes;
    notifyAll();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        // What waits in here was not sent to anybody yet: the system would keep megabytes of it.
        client.setSendBufferSize(BUFFER);
        open.add(client);
        open.add(server);
        daemon(() -> pass(client, server, false));
        daemon(() -> pass(server, client, true));
      } catch (IOException closed) {
        // Then the loop ends, or the next connection has better luck.
      }
    }
  }

  private void pass(Socket from, Socket to, boolean counted) {
    byte[] buffer = new byte[BUFFER];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (counted) {
          count(n);
        }
        out.write(buffer, 0, n);
      }
    } catch (IOException ended) {
      // One end is gone, and both are closed.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Socket each : open) {
        each.close();
      }
    } catch (IOException nothingMore) {
      // The test is over.
    }
  }
}
