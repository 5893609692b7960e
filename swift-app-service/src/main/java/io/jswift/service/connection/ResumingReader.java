package io.jswift.service.connection;

import io.jswift.domain.ByteRange;
import io.jswift.domain.ETag;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.StatusException;
import io.jswift.domain.TransportException;
import io.jswift.domain.UnexpectedAnswerException;
import io.jswift.ports.transport.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one GET; where they break off they go on with the next one, pinned to the same
 * object.
 */
final class ResumingReader extends InputStream implements ObjectReader {
  // A terabyte breaks more often than an operation is repeated: what got on is no failure in a row.
  private static final long PROGRESS = 1024 * 1024;
  private static final int SKIPPED = 64 * 1024;
  // Of an object that is gone, is refused once more, or has become too short.
  private static final Set<Integer> OTHERS = Set.of(404, 412, 416);

  private final Attempts attempts;
  private final Call call;
  private final CallOptions options;
  private final Answer<Response> first;
  private final String etag;
  private final long begin;
  private final long end;
  private final String total;
  private Answer<Response> current;
  private long position;
  private long lastBreak;
  private long toSkip;
  private int failed;
  private boolean closed;

  /** Reads from {@code begin} up to {@code end}, which is -1 if a break is final. */
  private ResumingReader(
      Attempts attempts,
      Call call,
      CallOptions options,
      Answer<Response> first,
      long begin,
      long end,
      String total) {
    this.attempts = attempts;
    this.call = call;
    this.options = options;
    this.first = first;
    this.current = first;
    this.etag = first.headers().first("Etag").orElse("");
    this.begin = begin;
    this.end = etag.isEmpty() ? -1 : end;
    this.total = total;
  }

  /** Reads an object from its beginning, or as the options' headers ask. */
  static ResumingReader open(Attempts attempts, Call call, CallOptions options) {
    Answer<Response> first = attempts.open(call, options, 0, 0);
    boolean ranged = options.headers().has("Range");
    if (first.status() == 206 && !ranged) {
      first.value().close();
      throw unexpected(call, "everything", first.headers().first("Content-Range").orElse("a part"));
    }
    boolean whole = first.status() == 200 && !ranged;
    long length = whole ? first.headers().number("Content-Length").orElse(-1) : -1;
    return new ResumingReader(
        attempts, call, options, first, 0, length, Long.toString(Math.max(0, length)));
  }

  /** Reads a range of the object that has that ETag. */
  static ResumingReader open(
      Attempts attempts, Call call, CallOptions options, ByteRange range, String etag) {
    Answer<Response> first = pinned(attempts, call, options, range, etag, 0, 0);
    String got = first.headers().first("Content-Range").orElse("");
    String asked = "bytes " + range.first() + "-" + range.last() + "/";
    boolean same = same(first, etag);
    if (!same || !got.startsWith(asked)) {
      first.value().close();
      throw same ? unexpected(call, range.header(), got) : changed(etag, null);
    }
    return new ResumingReader(
        attempts,
        call,
        options,
        first,
        range.first(),
        range.last() + 1,
        got.substring(asked.length()));
  }

  private static Answer<Response> pinned(
      Attempts attempts,
      Call call,
      CallOptions options,
      ByteRange range,
      String etag,
      int earlier,
      int failed) {
    try {
      CallOptions how = options.withHeader("Range", range.header()).withHeader("If-Match", etag);
      return attempts.open(call, how, earlier, failed);
    } catch (StatusException refused) {
      if (refused.kind() != StatusException.Kind.PRECONDITION_FAILED) {
        throw refused;
      }
      return unpinned(attempts, call, options.withHeader("Range", range.header()), etag, refused);
    }
  }

  // Swift compares a plain copy of a static large object with the ETag of its original, so its 412
  // is no proof of a change: the ETag of an answer is.
  private static Answer<Response> unpinned(
      Attempts attempts, Call call, CallOptions how, String etag, StatusException refused) {
    Answer<Response> answer;
    try {
      answer = attempts.open(call, how, refused.attempts(), 0);
    } catch (StatusException again) {
      throw OTHERS.contains(again.status()) ? changed(etag, refused) : again;
    }
    if (!answer.headers().has("Etag") || !same(answer, etag)) {
      answer.value().close();
      throw changed(etag, refused);
    }
    return answer;
  }

  @Override
  public Answer<ObjectInfo> answer() {
    return new Answer<>(
        new ObjectInfo(first.headers()), first.status(), first.headers(), first.effort());
  }

  @Override
  public InputStream stream() {
    return this;
  }

  @Override
  public int attempts() {
    return current.effort().attempts();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int count) throws IOException {
    while (true) {
      try {
        skip();
        int read = current.value().body().read(into, offset, count);
        position += Math.max(read, 0);
        return read;
      } catch (TransportException broken) {
        resume(broken);
      }
    }
  }

  private void skip() throws IOException {
    byte[] none = new byte[(int) Math.min(toSkip, SKIPPED)];
    while (toSkip > 0) {
      int read = current.value().body().read(none, 0, (int) Math.min(toSkip, none.length));
      if (read < 0) {
        throw unexpected(call, total + " bytes once more", "fewer than before");
      }
      toSkip -= read;
    }
  }

  private void resume(TransportException broken) {
    current.value().close();
    long next = begin + position;
    if (closed || end < 0 || next >= end) {
      throw Advice.of(call.operation(), broken, attempts());
    }
    failed = position - lastBreak >= PROGRESS ? 1 : failed + 1;
    lastBreak = position;
    try {
      attempts.awaitNext(call, broken, failed, options.cancellation());
    } catch (TransportException last) {
      throw Advice.of(call.operation(), last, attempts());
    }
    ByteRange rest = new ByteRange(next, end - 1);
    current = pinned(attempts, call, options, rest, etag, attempts(), failed);
    toSkip = 0;
    String got = current.headers().first("Content-Range").orElse("");
    if (!same(current, etag)) {
      current.value().close();
      throw changed(etag, broken);
    }
    if (got.isEmpty() && current.status() == 200 && begin == 0 && total.equals("" + end)) {
      toSkip = next; // whatever is between does not heed ranges: what is read already comes again
    } else if (!got.equals("bytes " + next + "-" + (end - 1) + "/" + total)) {
      current.value().close();
      throw unexpected(call, rest.header(), got);
    }
  }

  // Not every cache on the way knows If-Match.
  private static boolean same(Answer<Response> answer, String etag) {
    String told = answer.headers().first("Etag").orElse(etag);
    return ETag.parse(told).matches(ETag.parse(etag));
  }

  private static IntegrityException changed(String etag, @Nullable RuntimeException cause) {
    return new IntegrityException(
        "The object changed while it was read: it no longer has the ETag "
            + ETag.parse(etag)
            + ", and no bytes of another are put in their place.",
        cause);
  }

  private static UnexpectedAnswerException unexpected(Call call, String asked, String got) {
    return new UnexpectedAnswerException(
        call.operation()
            + ": asked for "
            + asked
            + ", the server sent "
            + (got.isEmpty() ? "everything" : got)
            + ".");
  }

  @Override
  public void close() {
    closed = true;
    current.value().close();
  }
}
