package io.jswift.adapter.memory.exchange;

import io.jswift.adapter.memory.engine.Engine;
import io.jswift.adapter.memory.engine.ListingLag;
import io.jswift.adapter.memory.engine.WireHeader;
import io.jswift.adapter.memory.engine.WireRequest;
import io.jswift.adapter.memory.engine.WireResponse;
import io.jswift.adapter.memory.fault.Fault;
import io.jswift.adapter.memory.fault.FaultAction;
import io.jswift.adapter.memory.fault.FaultPlan;
import io.jswift.ports.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The engine behind a fault plan. Safe for use by several threads. */
public final class FaultyEngine {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Pattern LIMIT = Pattern.compile("(?:^|&)limit=([^&]*)");

  private final Engine engine;
  private final FaultPlan plan;
  private final RequestLog log;
  private final Time time;
  private final AtomicLong planned = new AtomicLong();

  /** Puts them together; the engine stays the caller's to close. */
  public FaultyEngine(Engine engine, FaultPlan plan, RequestLog log, Time time) {
    this.engine = engine;
    this.plan = plan;
    this.log = log;
    this.time = time;
  }

  /**
   * Takes one request.
   *
   * @param origin scheme and host as the client knows them
   * @param patience how to wait where the plan says so, before the answer and within its body
   * @throws IOException if waiting was cut short
   */
  public Outcome answer(WireRequest request, String origin, Patience patience) throws IOException {
    log.add(request.method(), request.target());
    Fault fault = plan.next(request.method(), request.target());
    pause(patience, fault.duration(FaultAction.DELAY));
    if (fault.has(FaultAction.EXPIRE_TOKEN)) {
      engine.expireTokens();
    }
    if (fault.has(FaultAction.DROP)) {
      return Outcome.Broken.DROPPED;
    }
    if (fault.has(FaultAction.GARBAGE)) {
      return Outcome.Broken.GARBAGE;
    }
    if (fault.has(FaultAction.STATUS)) {
      return answer(planned(request, fault), fault, patience);
    }
    return work(request, origin, fault, patience);
  }

  private Outcome work(WireRequest request, String origin, Fault fault, Patience patience)
      throws IOException {
    long cutAt = fault.number(FaultAction.CUT_REQUEST);
    if (cutAt >= 0 && cutAt == request.bodyLength()) {
      return Outcome.Broken.DROPPED;
    }
    AlteredBody body = AlteredBody.ofRequest(request.body(), fault, patience);
    WireResponse response;
    try {
      response = engine.answer(altered(request, fault, body), origin);
    } catch (RuntimeException failed) {
      if (body.cut()) {
        return Outcome.Broken.DROPPED;
      }
      throw failed;
    }
    if (body.cut() || fault.has(FaultAction.LOSE_ANSWER)) {
      response.body().close();
      return Outcome.Broken.DROPPED;
    }
    return answer(response, fault, patience);
  }

  private static void pause(Patience patience, Duration duration) throws IOException {
    if (!duration.isZero()) {
      patience.pause(duration);
    }
  }

  /**
   * Returns the request with the body that breaks it, if the plan breaks it, and else with its own.
   */
  private static WireRequest altered(WireRequest request, Fault fault, AlteredBody body) {
    boolean breaks = fault.has(FaultAction.FLIP_REQUEST) || fault.has(FaultAction.CUT_REQUEST);
    long most = fault.number(FaultAction.SHORT_PAGE);
    return new WireRequest(
        request.method(),
        most < 0 ? request.target() : shortened(request.target(), most),
        late(request.headers(), fault.duration(FaultAction.LISTING_LAG)),
        breaks ? body : request.body(),
        request.bodyLength(),
        request.client());
  }

  private static List<WireHeader> late(List<WireHeader> headers, Duration lag) {
    return lag.isZero()
        ? headers
        : Stream.concat(headers.stream(), Stream.of(ListingLag.of(lag))).toList();
  }

  /** Returns the target with a limit of {@code most} in place of a larger one or none. */
  private static String shortened(String target, long most) {
    int question = target.indexOf('?');
    if (question < 0) {
      return target + "?limit=" + most;
    }
    String query = target.substring(question + 1);
    Matcher limit = LIMIT.matcher(query);
    if (limit.find()
        && limit.group(1).matches("\\d{1,9}")
        && Long.parseLong(limit.group(1)) <= most) {
      return target;
    }
    return target.substring(0, question + 1) + limit.replaceAll("") + "&limit=" + most;
  }

  private WireResponse planned(WireRequest request, Fault fault) {
    int status = (int) fault.number(FaultAction.STATUS);
    String body = fault.text(FaultAction.BODY);
    WireResponse plain =
        Answers.text(status, body == null ? "A planned fault: " + status + ".\n" : body);
    List<WireHeader> headers = new ArrayList<>(plain.headers());
    String transaction =
        "tx%021x-%010x".formatted(planned.incrementAndGet(), time.now().getEpochSecond());
    headers.add(new WireHeader("X-Trans-Id", transaction));
    headers.add(new WireHeader("X-Openstack-Request-Id", transaction));
    String retryAfter = fault.text(FaultAction.RETRY_AFTER);
    if (retryAfter != null) {
      headers.add(new WireHeader("Retry-After", retryAfter));
    }
    InputStream noneForHead =
        request.method().equals("HEAD") ? InputStream.nullInputStream() : plain.body();
    return new WireResponse(
        status, plain.reason(), List.copyOf(headers), noneForHead, plain.bodyLength());
  }

  private Outcome answer(WireResponse response, Fault fault, Patience patience) throws IOException {
    if (!fault.has(FaultAction.STALL_AFTER)) {
      try {
        pause(patience, fault.duration(FaultAction.STALL));
      } catch (IOException | RuntimeException ended) {
        response.body().close();
        throw ended;
      }
    }
    InputStream body =
        AlteredBody.altersAnswer(fault)
            ? AlteredBody.ofAnswer(response.body(), fault, patience)
            : response.body();
    return new Outcome.Answer(
        new WireResponse(
            response.status(), response.reason(), framed(response), body, response.bodyLength()));
  }

  /** Returns the headers with the two that the server itself adds, where they are missing. */
  private List<WireHeader> framed(WireResponse response) {
    List<WireHeader> headers = new ArrayList<>(response.headers());
    boolean sized =
        response.bodyLength() >= 0 && response.status() != 204 && response.status() != 304;
    if (sized && !has(headers, "Content-Length")) {
      headers.add(new WireHeader("Content-Length", Long.toString(response.bodyLength())));
    }
    if (!has(headers, "Date")) {
      headers.add(new WireHeader("Date", DATE.format(time.now())));
    }
    return List.copyOf(headers);
  }

  private static boolean has(List<WireHeader> headers, String name) {
    return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
  }
}
