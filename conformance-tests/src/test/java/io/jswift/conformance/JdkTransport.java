package io.jswift.conformance;

import io.jswift.domain.Header;
import io.jswift.domain.Headers;
import io.jswift.domain.TransportException;
import io.jswift.domain.TransportException.Kind;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Transport;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A transport over the JDK's own HTTP client: what it takes to swap the HTTP library. It has no
 * idle limit, and would send header text beyond ASCII altered, so it refuses it.
 */
final class JdkTransport implements Transport {
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  @Override
  public Response exchange(Request request, Cancellation cancellation) {
    cancellation.throwIfCancelled();
    CompletableFuture<HttpResponse<InputStream>> future =
        client.sendAsync(translated(request), HttpResponse.BodyHandlers.ofInputStream());
    Cancellation.Registration hook = cancellation.onCancel(() -> future.cancel(true));
    try {
      HttpResponse<InputStream> response = future.join();
      hook.close();
      return new Answer(
          request, response, cancellation, cancellation.onCancel(() -> closeBody(response)));
    } catch (CompletionException | CancellationException failed) {
      hook.close();
      throw failure(request, failed, cancellation);
    }
  }

  private static HttpRequest translated(Request request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(request.target().toString()))
            .expectContinue(request.expectContinue())
            .method(request.method(), publisher(request.body()));
    for (Header header : request.headers()) {
      if (!ascii(header.name()) || !ascii(header.value())) {
        throw new TransportException(
            Kind.REFUSED,
            "The header " + header.name() + " is not ASCII, and was not sent.",
            false,
            false,
            null);
      }
      builder.header(header.name(), header.value());
    }
    return builder.build();
  }

  private static boolean ascii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static BodyPublisher publisher(BodySource body) {
    if (body == null || body.length().orElse(-1) == 0) {
      return BodyPublishers.noBody();
    }
    BodyPublisher stream = BodyPublishers.ofInputStream(() -> open(body));
    return body.length().isPresent()
        ? BodyPublishers.fromPublisher(stream, body.length().getAsLong())
        : stream;
  }

  private static InputStream open(BodySource body) {
    try {
      return new FilterInputStream(body.open()) {
        @Override
        public int read(byte[] into, int offset, int count) throws IOException {
          try {
            return super.read(into, offset, count);
          } catch (IOException broken) {
            throw new SourceFailure(broken);
          }
        }
      };
    } catch (IOException broken) {
      throw new UncheckedIOException(new SourceFailure(broken));
    }
  }

  private static final class SourceFailure extends IOException {
    private static final long serialVersionUID = 1L;

    SourceFailure(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  private static TransportException failure(
      Request request, Throwable failed, Cancellation cancellation) {
    Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
    Kind kind = cancellation.isCancelled() ? Kind.CANCELLED : kind(cause);
    String what = request.method() + " " + request.target().origin() + request.target().path();
    return new TransportException(
        kind, what + " failed: " + cause.getMessage(), kind != Kind.CONNECT, false, cause);
  }

  private static Kind kind(Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof SourceFailure) {
        return Kind.SOURCE;
      }
    }
    if (cause instanceof ConnectException) {
      return Kind.CONNECT;
    }
    return cause instanceof HttpTimeoutException ? Kind.TIMEOUT : Kind.BROKEN;
  }

  private static void closeBody(HttpResponse<InputStream> response) {
    try {
      response.body().close();
    } catch (IOException closedAlready) {
      // There is nothing left to free.
    }
  }

  @Override
  public void dropIdleConnections() {
    // The JDK's client looks after its own.
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.EXPECT_CONTINUE);
  }

  @Override
  public void close() {
    // The JDK's client ends with its last user.
  }

  private static final class Answer implements Response {
    private final Request request;
    private final HttpResponse<InputStream> response;
    private final Cancellation cancellation;
    private final Cancellation.Registration hook;

    Answer(
        Request request,
        HttpResponse<InputStream> response,
        Cancellation cancellation,
        Cancellation.Registration hook) {
      this.request = request;
      this.response = response;
      this.cancellation = cancellation;
      this.hook = hook;
    }

    @Override
    public int status() {
      return response.statusCode();
    }

    @Override
    public String reason() {
      return ""; // the JDK's client does not tell
    }

    @Override
    public Headers headers() {
      List<Header> lines = new ArrayList<>();
      response
          .headers()
          .map()
          .forEach((name, all) -> all.forEach(each -> lines.add(new Header(name, utf8(each)))));
      return Headers.copyOf(lines);
    }

    private static String utf8(String latin) {
      return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Override
    public InputStream body() {
      return new FilterInputStream(response.body()) {
        @Override
        public int read() {
          byte[] one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int count) {
          try {
            return super.read(into, offset, count);
          } catch (IOException broken) {
            throw failure(request, broken, cancellation);
          }
        }
      };
    }

    @Override
    public void close() {
      hook.close();
      closeBody(response);
    }
  }
}
