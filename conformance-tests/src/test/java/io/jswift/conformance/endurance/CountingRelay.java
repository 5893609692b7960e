package io.jswift.conformance.endurance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/** Passes connections on to a server and counts the bytes that clients send, headers included. */
final class CountingRelay implements AutoCloseable {
  private final ServerSocket listening;
  private final int target;
  private long received;

  CountingRelay(int target) throws IOException {
    this.target = target;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  synchronized long received() {
    return received;
  }

  /** Waits until that much was received, or the process has ended. */
  void await(long bytes, CommandProcess process) throws InterruptedException {
    CompletableFuture<Void> end = process.onEnd(this::wake);
    synchronized (this) {
      while (received < bytes && process.isRunning()) {
        wait();
      }
    }
    end.cancel(false);
  }

  private synchronized void count(int bytes) {
    received += bytes;
    notifyAll();
  }

  private synchronized void wake() {
    notifyAll();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        start(() -> pass(client, server, true));
        start(() -> pass(server, client, false));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void pass(Socket from, Socket to, boolean count) {
    byte[] buffer = new byte[16 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (count) {
          count(read);
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException ended) {
      // one side is gone, and closing tells the other
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
