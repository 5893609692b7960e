package io.jswift.adapter.okhttp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.function.Supplier;
import javax.net.SocketFactory;

/** Makes the sockets that OkHttp connects itself; that is the only way it asks for one. */
final class Sockets extends SocketFactory {
  private final Supplier<Socket> maker;

  Sockets(Supplier<Socket> maker) {
    this.maker = maker;
  }

  @Override
  public Socket createSocket() throws SocketException {
    Socket socket = maker.get();
    socket.setTcpNoDelay(
        true); // whole requests are handed over at once, nothing is gained by holding back
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw new SocketException("only unconnected sockets are made here");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return createSocket(host.getHostAddress(), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }
}
