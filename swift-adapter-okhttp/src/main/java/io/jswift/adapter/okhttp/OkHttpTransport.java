package io.jswift.adapter.okhttp;

import io.jswift.domain.TransportException;
import io.jswift.domain.TransportException.Kind;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.time.Cancellation.Registration;
import io.jswift.ports.transport.Origin;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The transport over OkHttp, HTTP/1.1 only. Making one costs next to nothing: OkHttp starts with
 * the first exchange, TLS with the first over {@code https}.
 *
 * <p>It keeps header names in their case and all headers in their order. Besides what the request
 * says it sends {@code Host} first and {@code Content-Length} or {@code Transfer-Encoding} and
 * {@code Expect} last. Refused before anything is sent: a target that OkHttp would write
 * differently, a header name beyond ASCII, a value that begins or ends with a blank of any kind, a
 * body with GET or HEAD.
 *
 * <p>An answer that arrives while the body is being sent is noticed before the next 64 KiB are
 * sent, or within a tenth of a second where the server no longer reads; a thread of the transport
 * looks for it. A host name is looked up by the platform, and such a look-up cannot be cancelled.
 */
public final class OkHttpTransport implements Transport {
  private static final int MOST_REMEMBERED = 1000;

  private final OkHttpSettings settings;
  private final Clients clients;
  private final Set<Call> open = ConcurrentHashMap.newKeySet();
  private final Set<Origin> silentOnExpect = ConcurrentHashMap.newKeySet();
  private final Watch watch = new Watch();
  private final Fit fit = new Fit();
  private volatile boolean closed;

  /** Makes one with {@link OkHttpSettings#DEFAULTS}. */
  public OkHttpTransport() {
    this(OkHttpSettings.DEFAULTS);
  }

  /** Makes one with these settings. */
  public OkHttpTransport(OkHttpSettings settings) {
    this.settings = settings;
    this.clients = new Clients(settings);
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.jswift.domain.LocalFileException if a file of {@link OkHttpSettings#tls()} cannot be
   *     used
   */
  @Override
  public Response exchange(Request request, Cancellation cancellation) {
    HttpUrl url = fit.check(request);
    Origin origin = request.target().origin();
    Exchange exchange =
        new Exchange(request, continueWait(request), clients.proxyAuthorization(origin), watch);
    OkHttpClient client = clients.to(origin);
    Call call = client.newCall(exchange.ask(url));
    open.add(call);
    Registration registration = cancellation.onCancel(call::cancel);
    Runnable whenDone =
        () -> {
          registration.close();
          open.remove(call);
        };
    boolean answered = false;
    try {
      if (closed) {
        throw new TransportException(
            Kind.CANCELLED, "The transport is closed.", false, false, null);
      }
      Answer answer = new Answer(exchange, call, call.execute(), whenDone);
      answered = true;
      return answer;
    } catch (IOException failed) {
      throw Failures.of(exchange, failed, call.isCanceled());
    } finally {
      remember(exchange);
      if (!answered) {
        whenDone.run();
      }
    }
  }

  private @Nullable Duration continueWait(Request request) {
    if (!request.expectContinue() || silentOnExpect.contains(request.target().origin())) {
      return null;
    }
    // the wait must not outlast the idle limit, which would end the exchange
    Duration half = request.idleLimit().dividedBy(2);
    Duration wait = settings.continueWait();
    return half.isZero() || wait.compareTo(half) < 0 ? wait : half;
  }

  private void remember(Exchange exchange) {
    Wire wire = exchange.wire();
    if (wire != null && wire.silent() && silentOnExpect.size() < MOST_REMEMBERED) {
      silentOnExpect.add(exchange.request().target().origin());
    }
  }

  @Override
  public void dropIdleConnections() {
    clients.dropIdle();
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(
        Capability.NON_ASCII_VALUES, Capability.IDLE_LIMIT, Capability.EXPECT_CONTINUE);
  }

  @Override
  public void close() {
    closed = true;
    open.forEach(Call::cancel);
    clients.dropIdle();
    watch.close();
  }
}
