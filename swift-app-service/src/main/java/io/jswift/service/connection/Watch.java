package io.jswift.service.connection;

import io.jswift.domain.CancelledException;
import io.jswift.domain.SwiftException;
import io.jswift.domain.TransportException;
import io.jswift.domain.TransportException.Kind;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.time.Time;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * How long one exchange has been silent. Only waiting for the server counts: a body's source may
 * take its time, and so may whoever reads the answer.
 */
final class Watch implements AutoCloseable {
  private final Cancellation cancellation;
  private final Time time;
  private final Duration limit;
  private final Consumer<Watch> ended;
  private boolean resting;
  private boolean overdue;
  private long since;

  Watch(Cancellation cancellation, Time time, Duration limit, Consumer<Watch> ended) {
    this.cancellation = cancellation;
    this.time = time;
    this.limit = limit;
    this.ended = ended;
    this.since = time.nanos();
  }

  /** Returns what the exchange is to run under. */
  Cancellation cancellation() {
    return cancellation;
  }

  void cancelIfOverdue() {
    synchronized (this) {
      overdue |= !resting && time.nanos() - since > limit.toNanos();
      if (!overdue) {
        return;
      }
    }
    cancellation.cancel();
  }

  private synchronized void rest() {
    resting = true;
  }

  private synchronized void count() {
    resting = false;
    since = time.nanos();
  }

  /** Returns the request, whose body moves this watch. */
  Request over(Request request) {
    BodySource body = request.body();
    return body == null || limit.isZero() ? request : request.withBody(new WatchedBody(body));
  }

  /** Returns the answer, whose reads move this watch and whose closing ends it. */
  Response over(Response response, Request request) {
    if (limit.isZero()) {
      return response;
    }
    rest();
    return new WatchedResponse(response, request);
  }

  /** Returns the failure as the caller should see it: what this watch cancelled was overdue. */
  SwiftException explained(SwiftException failure, String what) {
    boolean cancelled =
        failure instanceof CancelledException
            || failure instanceof TransportException broken && broken.kind() == Kind.CANCELLED;
    synchronized (this) {
      if (!overdue || !cancelled) {
        return failure;
      }
    }
    boolean sent = !(failure instanceof TransportException broken) || broken.sent();
    String message = "Nothing moved for " + limit.toMillis() + " ms, and it was given up: " + what;
    return new TransportException(Kind.TIMEOUT, message + ".", sent, false, failure);
  }

  /** Ends it. May be called twice. */
  @Override
  public void close() {
    ended.accept(this);
    if (!limit.isZero()) {
      cancellation.close();
    }
  }

  private static String what(Request request) {
    return request.method() + " " + request.target().shown();
  }

  /** Reading from the source is the source's time. */
  private final class WatchedBody implements BodySource {
    private final BodySource source;

    WatchedBody(BodySource source) {
      this.source = source;
    }

    @Override
    public OptionalLong length() {
      return source.length();
    }

    @Override
    public boolean replayable() {
      return source.replayable();
    }

    @Override
    public InputStream open() throws IOException {
      rest();
      try {
        return new WatchedSource(source.open());
      } finally {
        count();
      }
    }
  }

  private final class WatchedSource extends FilterInputStream {
    WatchedSource(InputStream source) {
      super(source);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      rest();
      try {
        return super.read(into, offset, length);
      } finally {
        count();
      }
    }
  }

  private final class WatchedResponse extends PassedOnResponse {
    private final Request request;

    WatchedResponse(Response response, Request request) {
      super(response);
      this.request = request;
    }

    @Override
    public InputStream body() {
      return new WatchedAnswer(response.body(), what(request));
    }

    @Override
    public void close() {
      try {
        response.close();
      } finally {
        Watch.this.close();
      }
    }
  }

  /** Waiting for the next bytes is the server's time. */
  private final class WatchedAnswer extends FilterInputStream {
    private final String what;

    WatchedAnswer(InputStream body, String what) {
      super(body);
      this.what = what;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      count();
      try {
        return super.read(into, offset, length);
      } catch (SwiftException failed) {
        throw explained(failed, what);
      } finally {
        rest();
      }
    }
  }
}
