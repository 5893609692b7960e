package io.jswift.adapter.okhttp;

import io.jswift.domain.Header;
import io.jswift.domain.Headers;
import io.jswift.ports.transport.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * A response whose body is read as it comes: past OkHttp's buffers where its length is known, which
 * saves two copies and a timer every 8 KiB; OkHttp is then told of as many octets, so that it can
 * give the connection back.
 */
final class Answer implements Response {
  private final Exchange exchange;
  private final Call call;
  private final okhttp3.Response response;
  private final Runnable whenClosed;
  private final InputStream stream;
  private final InputStream body;
  private final @Nullable Incoming past;
  private final Headers headers;
  private final long whole;
  private long left;
  private boolean complete;
  private volatile boolean closed;

  Answer(Exchange exchange, Call call, okhttp3.Response response, Runnable whenClosed) {
    this.exchange = exchange;
    this.call = call;
    this.response = response;
    this.whenClosed = whenClosed;
    this.stream = response.body().byteStream();
    this.whole = response.body().contentLength();
    this.left = whole;
    this.complete = left == 0;
    this.past = left > 0 && exchange.promisesBody() ? exchange.incoming() : null;
    this.body = status() == 304 || status() == 204 ? InputStream.nullInputStream() : new Body();
    this.headers = headersOf(exchange.head());
  }

  private static Headers headersOf(okhttp3.Response head) {
    List<Header> lines = new ArrayList<>();
    for (int i = 0; i < head.headers().size(); i++) {
      lines.add(new Header(head.headers().name(i), head.headers().value(i)));
    }
    return Headers.copyOf(lines);
  }

  @Override
  public int status() {
    return exchange.head().code();
  }

  @Override
  public String reason() {
    return exchange.head().message();
  }

  @Override
  public Headers headers() {
    return headers;
  }

  @Override
  public InputStream body() {
    return body;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (!complete) {
      call.cancel(); // or OkHttp would read on for a while, hoping to save the connection
    }
    try {
      response.close();
    } catch (RuntimeException alreadyBroken) {
      // there is nothing left to free
    } finally {
      whenClosed.run();
    }
  }

  private final class Body extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (closed) {
        throw new IOException("The response is closed.");
      }
      if (length == 0) {
        return 0; // OkHttp would wait for something to come
      }
      try {
        return past == null ? through(bytes, offset, length) : past(past, bytes, offset, length);
      } catch (IOException failed) {
        throw Failures.of(exchange, failed, call.isCanceled());
      }
    }

    private int through(byte[] bytes, int offset, int length) throws IOException {
      int count = stream.read(bytes, offset, length);
      complete = complete || count < 0;
      return count;
    }

    private int past(Incoming incoming, byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int count = incoming.readPast(bytes, offset, (int) Math.min(length, left));
      if (count < 0) {
        throw new ProtocolException("unexpected end of stream");
      }
      left -= count;
      if (left == 0) {
        incoming.tell(whole);
        response.body().source().skip(whole);
        complete = true;
      }
      return count;
    }

    @Override
    public int available() throws IOException {
      if (closed) {
        return 0;
      }
      return past == null ? stream.available() : (int) Math.min(left, past.availablePast());
    }
  }
}
