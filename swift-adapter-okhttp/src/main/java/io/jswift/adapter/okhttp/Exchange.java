package io.jswift.adapter.okhttp;

import io.jswift.domain.Header;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Request;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor.Chain;
import okhttp3.Protocol;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One exchange as it goes through OkHttp. Above the connection OkHttp is given a request without
 * particulars and shown a 200 without headers, so that it has nothing to retry, follow, unpack or
 * store; the real request and the real answer meet at the connection, here.
 */
final class Exchange {
  private static final RequestBody NOTHING = RequestBody.create(new byte[0]);
  private static final List<String> LENGTH_IS_SAID = List.of("PUT", "POST", "COPY", "DELETE");

  private static final int MOST_DIGITS = 18; // of a long

  private final Request request;
  private final @Nullable Duration continueWait;
  private final @Nullable String proxyAuthorization;
  private final Watch watch;
  private volatile @Nullable Wire wire;
  private @Nullable Response head;

  /**
   * Makes one.
   *
   * @param continueWait how long to wait for {@code 100 Continue}; null to send the body without
   *     asking
   * @param proxyAuthorization what an {@code http} proxy wants to see, or null
   * @param watch looks for early answers
   */
  Exchange(
      Request request,
      @Nullable Duration continueWait,
      @Nullable String proxyAuthorization,
      Watch watch) {
    this.request = request;
    this.continueWait = continueWait;
    this.proxyAuthorization = proxyAuthorization;
    this.watch = watch;
  }

  Request request() {
    return request;
  }

  /** Returns the connection's wire, once there is a connection. */
  @Nullable Wire wire() {
    return wire;
  }

  /** Returns what the server answered, once it has. */
  Response head() {
    return Objects.requireNonNull(head);
  }

  /** Returns what comes in over the connection that the answer came by. */
  Incoming incoming() {
    return Objects.requireNonNull(wire).incoming();
  }

  /** Returns whether a length said in the answer's head is that of a body. */
  boolean promisesBody() {
    int status = head().code();
    return !request.method().equals("HEAD") && status != 204 && status != 304;
  }

  /** Returns what OkHttp is asked to do. */
  okhttp3.Request ask(HttpUrl url) {
    return new okhttp3.Request.Builder()
        .url(url)
        .tag(Exchange.class, this)
        .header("Accept-Encoding", "identity") // or OkHttp asks for gzip and unpacks it
        .method(request.method(), body())
        .build();
  }

  private @Nullable RequestBody body() {
    BodySource source = request.body();
    if (source != null) {
      return new SourceBody(source, this);
    }
    boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
    return reading ? null : NOTHING; // OkHttp insists on it for some methods
  }

  /** Sets the limits before a connection is sought. */
  Response withLimits(Chain chain) throws IOException {
    int idle = (int) Math.min(request.idleLimit().toMillis(), Integer.MAX_VALUE);
    return chain
        .withReadTimeout(idle, TimeUnit.MILLISECONDS)
        .withWriteTimeout(idle, TimeUnit.MILLISECONDS)
        .proceed(chain.request());
  }

  /** Sends the real request over the connection found, and keeps the real answer. */
  Response onConnection(Chain chain) throws IOException {
    okhttp3.Connection connection = Objects.requireNonNull(chain.connection());
    Wire through = ((WireSocket) connection.socket()).wire();
    wire = through;
    boolean viaProxy =
        connection.route().proxy().type() == Proxy.Type.HTTP && !request.target().origin().secure();
    BodySource source = request.body();
    boolean withBody = source != null && source.length().orElse(-1) != 0;
    through.begin(withBody, withBody ? continueWait : null);
    boolean large = source != null && source.length().orElse(Long.MAX_VALUE) > Wire.BUFFER;
    Future<?> looks = large ? watch.over(through) : CompletableFuture.completedFuture(null);
    Response answer;
    try {
      answer = chain.proceed(chain.request().newBuilder().headers(headers(viaProxy)).build());
    } finally {
      looks.cancel(false);
    }
    check(answer);
    if (answer.protocol() == Protocol.HTTP_1_0
        && !"keep-alive".equalsIgnoreCase(answer.header("Connection"))) {
      through.last(); // OkHttp would use the connection again, and find it closed or closing
    }
    head = answer;
    return answer.newBuilder().code(200).message("").headers(Headers.of()).build();
  }

  private Headers headers(boolean viaProxy) {
    Headers.Builder lines = new Headers.Builder();
    lines.addUnsafeNonAscii("Host", request.target().origin().authority());
    if (viaProxy && proxyAuthorization != null) {
      lines.add("Proxy-Authorization", proxyAuthorization);
    }
    for (Header header : request.headers()) {
      lines.addUnsafeNonAscii(header.name(), header.value());
    }
    BodySource source = request.body();
    if (source == null) {
      return LENGTH_IS_SAID.contains(request.method())
          ? lines.add("Content-Length", "0").build()
          : lines.build();
    }
    if (source.length().isPresent()) {
      lines.add("Content-Length", Long.toString(source.length().getAsLong()));
    } else {
      lines.add("Transfer-Encoding", "chunked");
    }
    if (continueWait != null && source.length().orElse(-1) != 0) {
      lines.add("Expect", "100-continue");
    }
    return lines.build();
  }

  // Where OkHttp would guess at what such an answer means.
  private static void check(Response answer) throws ProtocolException {
    if (answer.code() < 200 || answer.code() > 599) {
      throw new ProtocolException("unexpected status " + answer.code());
    }
    Headers lines = answer.headers();
    String length = null;
    boolean chunked = false;
    for (int i = 0; i < lines.size(); i++) {
      String name = lines.name(i);
      String value = lines.value(i);
      if (name.isBlank()) {
        throw new ProtocolException("a header line without a name");
      }
      if (name.equalsIgnoreCase("Content-Length")) {
        requireLength(value, length);
        length = value;
      } else if (name.equalsIgnoreCase("Transfer-Encoding")) {
        if (chunked || !value.equalsIgnoreCase("chunked")) {
          throw new ProtocolException(
              "unexpected Transfer-Encoding " + lines.values("Transfer-Encoding"));
        }
        chunked = true;
      }
    }
  }

  private static void requireLength(String value, @Nullable String before)
      throws ProtocolException {
    if (!isNumber(value)) {
      throw new ProtocolException("content-length header must be an integer, not " + value);
    }
    if (before != null && !before.equals(value)) {
      throw new ProtocolException("unexpected Content-Length " + before + " and " + value);
    }
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= MOST_DIGITS;
  }
}
