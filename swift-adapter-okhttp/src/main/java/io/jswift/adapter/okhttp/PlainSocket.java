package io.jswift.adapter.okhttp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;

/** A socket for {@code http}, whose octets pass through a wire. */
final class PlainSocket extends Socket implements WireSocket, Wire.Line {
  private final Wire wire = new Wire(this);

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
    return super.getInputStream();
  }

  @Override
  public OutputStream out() throws IOException {
    return super.getOutputStream();
  }

  @Override
  public boolean mayHaveInput() throws IOException {
    return in().available() > 0;
  }

  @Override
  public void endWriting() throws IOException {
    shutdownOutput();
  }

  @Override
  public int readTimeout() throws SocketException {
    return getSoTimeout();
  }

  @Override
  public void readTimeout(int millis) throws SocketException {
    setSoTimeout(millis);
  }

  /** OkHttp asks this before it uses a connection again. */
  @Override
  public boolean isOutputShutdown() {
    return wire.isLast() || super.isOutputShutdown();
  }
}
