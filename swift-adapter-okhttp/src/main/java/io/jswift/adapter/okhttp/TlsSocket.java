package io.jswift.adapter.okhttp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A socket for {@code https}, whose octets pass through a wire above TLS. All else is the
 * platform's socket.
 */
final class TlsSocket extends SSLSocket implements WireSocket, Wire.Line {
  private final SSLSocket tls;
  private final Socket beneath;
  private final Duration handshakeLimit;
  private final Wire wire = new Wire(this);

  TlsSocket(SSLSocket tls, Socket beneath, Duration handshakeLimit) {
    this.tls = tls;
    this.beneath = beneath;
    this.handshakeLimit = handshakeLimit;
  }

  @Override
  public Wire wire() {
    return wire;
  }

  @Override
  public InputStream getInputStream() {
    return wire.input();
  }

  @Override
  public OutputStream getOutputStream() {
    return wire.output();
  }

  @Override
  public InputStream in() throws IOException {
    return tls.getInputStream();
  }

  @Override
  public OutputStream out() throws IOException {
    return tls.getOutputStream();
  }

  @Override
  public boolean mayHaveInput() throws IOException {
    return in().available() > 0 || beneath.getInputStream().available() > 0;
  }

  @Override
  public void endWriting() throws IOException {
    beneath.shutdownOutput();
  }

  @Override
  public int readTimeout() throws SocketException {
    return tls.getSoTimeout();
  }

  @Override
  public void readTimeout(int millis) throws SocketException {
    tls.setSoTimeout(millis);
  }

  @Override
  public void startHandshake() throws IOException {
    int before = tls.getSoTimeout();
    tls.setSoTimeout((int) Math.min(handshakeLimit.toMillis(), Integer.MAX_VALUE));
    try {
      tls.startHandshake();
    } catch (SSLException failed) {
      throw failed;
    } catch (IOException failed) {
      throw new SSLException("the handshake was not finished: " + failed.getMessage(), failed);
    }
    tls.setSoTimeout(before);
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return tls.getSupportedCipherSuites();
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return tls.getEnabledCipherSuites();
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {
    tls.setEnabledCipherSuites(suites);
  }

  @Override
  public String[] getSupportedProtocols() {
    return tls.getSupportedProtocols();
  }

  @Override
  public String[] getEnabledProtocols() {
    return tls.getEnabledProtocols();
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {
    tls.setEnabledProtocols(protocols);
  }

  @Override
  public SSLSession getSession() {
    return tls.getSession();
  }

  @Override
  public @Nullable SSLSession getHandshakeSession() {
    return tls.getHandshakeSession();
  }

  @Override
  public void addHandshakeCompletedListener(HandshakeCompletedListener listener) {
    tls.addHandshakeCompletedListener(listener);
  }

  @Override
  public void removeHandshakeCompletedListener(HandshakeCompletedListener listener) {
    tls.removeHandshakeCompletedListener(listener);
  }

  @Override
  public void setUseClientMode(boolean mode) {
    tls.setUseClientMode(mode);
  }

  @Override
  public boolean getUseClientMode() {
    return tls.getUseClientMode();
  }

  @Override
  public void setNeedClientAuth(boolean need) {
    tls.setNeedClientAuth(need);
  }

  @Override
  public boolean getNeedClientAuth() {
    return tls.getNeedClientAuth();
  }

  @Override
  public void setWantClientAuth(boolean want) {
    tls.setWantClientAuth(want);
  }

  @Override
  public boolean getWantClientAuth() {
    return tls.getWantClientAuth();
  }

  @Override
  public void setEnableSessionCreation(boolean flag) {
    tls.setEnableSessionCreation(flag);
  }

  @Override
  public boolean getEnableSessionCreation() {
    return tls.getEnableSessionCreation();
  }

  @Override
  public SSLParameters getSSLParameters() {
    return tls.getSSLParameters();
  }

  @Override
  public void setSSLParameters(SSLParameters parameters) {
    tls.setSSLParameters(parameters);
  }

  @Override
  public String getApplicationProtocol() {
    return tls.getApplicationProtocol();
  }

  @Override
  public synchronized void close() throws IOException {
    if (!beneath.isClosed()) {
      tls.setSoTimeout(1); // the platform waits for the server's goodbye after its own
    }
    tls.close();
  }

  @Override
  public boolean isClosed() {
    return tls.isClosed();
  }

  @Override
  public boolean isConnected() {
    return tls.isConnected();
  }

  @Override
  public boolean isInputShutdown() {
    return tls.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return wire.isLast() || tls.isOutputShutdown();
  }

  @Override
  public synchronized void setSoTimeout(int millis) throws SocketException {
    tls.setSoTimeout(millis);
  }

  @Override
  public synchronized int getSoTimeout() throws SocketException {
    return tls.getSoTimeout();
  }

  @Override
  public InetAddress getInetAddress() {
    return tls.getInetAddress();
  }

  @Override
  public int getPort() {
    return tls.getPort();
  }

  @Override
  public InetAddress getLocalAddress() {
    return tls.getLocalAddress();
  }

  @Override
  public int getLocalPort() {
    return tls.getLocalPort();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return tls.getRemoteSocketAddress();
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return tls.getLocalSocketAddress();
  }
}
