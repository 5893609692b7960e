package io.jswift.service.connection;

import io.jswift.domain.ByteRange;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.TransportException;
import io.jswift.domain.UnexpectedAnswerException;
import io.jswift.ports.transport.Response;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Several ranges of one object, read one after another from one response. Always close it; closing
 * before the end drops the connection. One thread at a time; a read that breaks is not resumed.
 */
public final class RangesReader implements AutoCloseable {
  private static final int LONGEST_LINE = 8192;

  private final Answer<Response> answer;
  private final InputStream body;
  private final @Nullable String boundary;
  private @Nullable Part current;
  private boolean ended;

  RangesReader(Answer<Response> answer) {
    this.answer = answer;
    this.body = answer.value().body();
    this.boundary = boundary(answer.headers().first("Content-Type").orElse(""));
  }

  /**
   * One range.
   *
   * @param range where its bytes are in the object
   * @param stream the bytes, to be read before the next range is asked for; what is left of them is
   *     skipped then
   */
  public record Part(ByteRange range, InputStream stream) {}

  /** Returns the object's headers. */
  public ObjectInfo info() {
    return new ObjectInfo(answer.headers());
  }

  /**
   * Returns the next range; empty after the last. A server may join ranges that touch, sort them,
   * or answer with the whole object as one range.
   *
   * @throws TransportException if the connection breaks
   * @throws UnexpectedAnswerException if the body is not what its headers say
   */
  public Optional<Part> next() {
    try {
      skipCurrent();
      if (!ended) {
        current = boundary == null ? only() : readPart();
        ended = boundary == null || current == null;
        return Optional.ofNullable(current);
      }
      return Optional.empty();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void skipCurrent() throws IOException {
    if (current != null) {
      current.stream().transferTo(java.io.OutputStream.nullOutputStream());
      current = null;
    }
  }

  private Part only() {
    Headers headers = answer.headers();
    if (answer.status() == 206) {
      ByteRange range = range(headers.first("Content-Range").orElse(""));
      return new Part(range, new Limited(body, range.length()));
    }
    return new Part(ByteRange.from(0), body);
  }

  private @Nullable Part readPart() throws IOException {
    String line = line();
    while (line.isEmpty()) {
      line = line();
    }
    if (line.equals("--" + boundary + "--")) {
      return null;
    }
    if (!line.equals("--" + boundary)) {
      throw unexpected("it has \"" + line + "\" where a boundary should be");
    }
    ByteRange range = null;
    for (String header = line(); !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      if (colon > 0 && header.substring(0, colon).equalsIgnoreCase("Content-Range")) {
        range = range(header.substring(colon + 1).strip());
      }
    }
    if (range == null) {
      throw unexpected("a part has no Content-Range");
    }
    return new Part(range, new Limited(body, range.length()));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = body.read(); c != '\n'; c = body.read()) {
      if (c < 0) {
        if (line.length() > 0) {
          break; // Swift ends the last line with the body
        }
        throw unexpected("it ends without its last boundary");
      }
      if (line.length() == LONGEST_LINE) {
        throw unexpected("it has a line without an end");
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private static ByteRange range(String contentRange) {
    String[] ends = contentRange.replaceFirst("^bytes ", "").replaceFirst("/.*", "").split("-", 2);
    try {
      return new ByteRange(Long.parseLong(ends[0]), Long.parseLong(ends[1]));
    } catch (NumberFormatException | IndexOutOfBoundsException notARange) {
      throw unexpected("\"" + contentRange + "\" is not a Content-Range");
    }
  }

  private static @Nullable String boundary(String contentType) {
    String lower = contentType.toLowerCase(java.util.Locale.ROOT);
    int at = lower.indexOf("boundary=");
    if (!lower.startsWith("multipart/byteranges") || at < 0) {
      return null;
    }
    return contentType.substring(at + "boundary=".length()).replaceAll("^\"|\"?(;.*)?$", "");
  }

  private static UnexpectedAnswerException unexpected(String why) {
    return new UnexpectedAnswerException(
        "The server's answer is not a list of ranges: " + why + ".");
  }

  /** Frees the connection. */
  @Override
  public void close() {
    answer.value().close();
  }

  /** As many bytes of a stream as a range has. */
  private static final class Limited extends InputStream {
    private final InputStream source;
    private long left;

    Limited(InputStream source, long length) {
      this.source = source;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
      if (left == 0 || count == 0) {
        return left == 0 ? -1 : 0;
      }
      int read = source.read(into, offset, (int) Math.min(count, left));
      if (read < 0) {
        throw new EOFException("A range of the answer is shorter than its header says.");
      }
      left -= read;
      return read;
    }
  }
}
