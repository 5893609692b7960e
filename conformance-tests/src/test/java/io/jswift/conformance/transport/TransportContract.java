package io.jswift.conformance.transport;

import io.jswift.ports.transport.ProxySettings;
import io.jswift.ports.transport.TlsSettings;
import io.jswift.ports.transport.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** The whole contract of a transport; a subclass says how the transport is made. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class TransportContract
    implements RequestContract,
        BodyContract,
        AnswerContract,
        FailureContract,
        ConnectionContract,
        CancellationContract,
        EarlyAnswerContract,
        ExpectContract,
        TlsContract,
        ProxyContract {
  private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
  private Transport transport;

  /** Makes a transport; a wait for {@code 100 Continue} should be short, half a second at most. */
  abstract Transport make(TlsSettings tls, ProxySettings proxies);

  @BeforeEach
  void open() {
    transport = transport(TlsSettings.PLATFORM, ProxySettings.NONE);
  }

  @AfterEach
  void close() throws Exception {
    while (!toClose.isEmpty()) {
      toClose.pop().close();
    }
  }

  @Override
  public Transport transport() {
    return transport;
  }

  @Override
  public Transport transport(TlsSettings tls, ProxySettings proxies) {
    Transport made = make(tls, proxies);
    toClose.push(made);
    return made;
  }

  @Override
  public RawServer serve(RawServer.Script first, RawServer.Script... next) {
    return serve(
        "http", socket -> socket, Stream.concat(Stream.of(first), Stream.of(next)).toList());
  }

  @Override
  public RawServer serve(String scheme, RawServer.Wrapper wrapper, RawServer.Script first) {
    return serve(scheme, wrapper, List.of(first));
  }

  @Override
  public void start(Runnable work) {
    Thread thread = new Thread(work, "contract");
    thread.setDaemon(true);
    thread.start();
    toClose.push(thread::join);
  }

  private RawServer serve(
      String scheme, RawServer.Wrapper wrapper, List<RawServer.Script> scripts) {
    try {
      RawServer server = new RawServer(scheme, wrapper, scripts);
      toClose.push(server);
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
