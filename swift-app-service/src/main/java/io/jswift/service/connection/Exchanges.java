package io.jswift.service.connection;

import io.jswift.domain.Header;
import io.jswift.domain.Headers;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import io.jswift.domain.TransportException;
import io.jswift.ports.auth.Session;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Target;
import io.jswift.ports.transport.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One exchange of one attempt: builds the request, follows redirects of reads, turns a bad status
 * into an exception.
 */
final class Exchanges {
  // Below this a body is sent at once: waiting for 100 Continue costs a round trip, sending it in
  // vain costs less.
  private static final long EXPECT_FROM = 8L * 1024 * 1024;
  private static final int EXCERPT = 1024;
  private static final int MOST_REDIRECTS = 5;

  private static final List<String> SECRET =
      List.of("X-Auth-Token", "X-Service-Token", "Authorization", "Cookie");

  // A proxy checks a thousand segments, copies gigabytes or deletes thousands of objects in
  // silence.
  private static final int PATIENCE = 10;

  private final Transport transport;
  private final Watchdog watchdog;
  private final ConnectionSettings settings;

  Exchanges(Transport transport, Watchdog watchdog, ConnectionSettings settings) {
    this.transport = transport;
    this.watchdog = watchdog;
    this.settings = settings;
  }

  Response send(
      Call call, Target target, CallOptions options, Session session, @Nullable BodySource body) {
    Request request = request(call, target, options, body);
    Response response = exchange(call, authorized(request, session), options);
    for (int i = 0; i < MOST_REDIRECTS && redirects(call, response); i++) {
      Target next = location(request.target(), response);
      if (next == null) {
        break;
      }
      response.close();
      boolean sameOrigin = next.origin().equals(session.storageUrl().origin());
      Headers headers = sameOrigin ? request.headers() : request.headers().where(Exchanges::open);
      request = new Request(call.method(), next, headers, null, false, settings.idleLimit());
      response = exchange(call, sameOrigin ? authorized(request, session) : request, options);
    }
    return response;
  }

  /** Makes the request without a session. */
  Response sendPlain(Call call, Target target, CallOptions options) {
    return exchange(call, request(call, target, options, null), options);
  }

  /**
   * Lets a good status pass.
   *
   * @throws StatusException with the beginning of the body
   */
  void check(Call call, Target target, Response response, int attempts) {
    if (response.status() < 300) {
      return;
    }
    String url = target.shown();
    throw new StatusException(
        call.operation(),
        url,
        response.status(),
        response.reason(),
        response.headers(),
        excerpt(response),
        attempts);
  }

  static String excerpt(Response response) {
    try {
      return new String(response.body().readNBytes(EXCERPT), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } catch (TransportException brokenBody) {
      return "";
    }
  }

  private Request request(
      Call call, Target target, CallOptions options, @Nullable BodySource body) {
    Headers headers =
        Headers.of("User-Agent", settings.userAgent())
            .and(call.headers())
            .overriddenBy(options.headers());
    boolean expect =
        body != null && (!body.replayable() || body.length().orElse(Long.MAX_VALUE) >= EXPECT_FROM);
    return new Request(call.method(), target, headers, body, expect, idleLimit(call));
  }

  private Duration idleLimit(Call call) {
    return settings.idleLimit().multipliedBy(call.patient() ? PATIENCE : 1);
  }

  private static Request authorized(Request request, Session session) {
    Headers token = Headers.of("X-Auth-Token", session.token().reveal());
    Headers tokens =
        session
            .serviceToken()
            .map(each -> token.and("X-Service-Token", each.reveal()))
            .orElse(token);
    return request.withHeaders(tokens.overriddenBy(request.headers()));
  }

  private Response exchange(Call call, Request request, CallOptions options) {
    String url = request.target().shown();
    WireListener listener = settings.listener();
    listener.sending(request.method(), url, request.headers());
    try {
      Response response = watched(request, options);
      listener.answered(
          request.method(),
          url,
          request.headers(),
          response.status(),
          response.reason(),
          response.headers());
      return overheard(call, request, response);
    } catch (SwiftException failure) {
      listener.broke(request.method(), url, failure);
      throw failure;
    }
  }

  private Response overheard(Call call, Request request, Response response) {
    WireListener listener = settings.listener();
    boolean content = call.operation().equals("Object GET") && response.status() < 300;
    if (listener.heardBytes() == 0 || content || !OverheardResponse.isText(response.headers())) {
      return response;
    }
    return new OverheardResponse(
        response,
        listener.heardBytes(),
        text ->
            listener.heard(
                request.method(),
                request.target().shown(),
                request.headers(),
                response.status(),
                text));
  }

  private Response watched(Request request, CallOptions options) {
    Watch watch = watchdog.over(request.idleLimit(), options.cancellation());
    try {
      return watch.over(transport.exchange(watch.over(request), watch.cancellation()), request);
    } catch (SwiftException failed) {
      watch.close();
      throw watch.explained(failed, request.method() + " " + request.target().shown());
    } catch (RuntimeException | Error failed) {
      watch.close();
      throw failed;
    }
  }

  private static boolean redirects(Call call, Response response) {
    boolean reads = call.method().equals("GET") || call.method().equals("HEAD");
    return switch (response.status()) {
      case 301, 302, 303, 307, 308 -> reads && response.headers().has("Location");
      default -> false;
    };
  }

  /** Returns whether a header may be sent to another origin. */
  private static boolean open(Header header) {
    return SECRET.stream().noneMatch(header::is);
  }

  /** Returns where a redirect leads; null if that is nowhere a request can go. */
  private static @Nullable Target location(Target from, Response response) {
    String location = response.headers().first("Location").orElse("");
    String origin = from.origin().toString();
    String scheme = origin.substring(0, origin.indexOf(':') + 1);
    try {
      return Target.parse(
          location.startsWith("//")
              ? scheme + location
              : location.startsWith("/") ? origin + location : location);
    } catch (InvalidRequestException nowhere) {
      return null;
    }
  }
}
