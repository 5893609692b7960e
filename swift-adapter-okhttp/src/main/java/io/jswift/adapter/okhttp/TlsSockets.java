package io.jswift.adapter.okhttp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Puts TLS, and a wire above it, on sockets that OkHttp has connected. */
final class TlsSockets extends SSLSocketFactory {
  private final SSLSocketFactory platform;
  private final Duration handshakeLimit;

  /** The socket beneath TLS, which reads a record's head and its rest apart: hence the buffer. */
  static final class Beneath extends Socket {
    private @Nullable InputStream buffered;

    @Override
    public synchronized InputStream getInputStream() throws IOException {
      InputStream in = buffered;
      if (in == null) {
        in = new BufferedInputStream(super.getInputStream(), Wire.BUFFER);
        buffered = in;
      }
      return in;
    }
  }

  TlsSockets(SSLSocketFactory platform, Duration handshakeLimit) {
    this.platform = platform;
    this.handshakeLimit = handshakeLimit;
  }

  @Override
  public Socket createSocket(Socket beneath, String host, int port, boolean autoClose)
      throws IOException {
    SSLSocket tls = (SSLSocket) platform.createSocket(beneath, host, port, autoClose);
    return new TlsSocket(tls, beneath, handshakeLimit);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return platform.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return platform.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw new SocketException("TLS is only put on connected sockets here");
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
