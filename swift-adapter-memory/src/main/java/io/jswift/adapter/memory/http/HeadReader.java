package io.jswift.adapter.memory.http;

import io.jswift.adapter.memory.engine.WireHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads request line and headers: octet by octet, nothing rewritten, what is ambiguous refused. */
final class HeadReader {
  private static final int LINE = 8192;
  private static final int LINES = 128;
  private static final int TOTAL = 64 * 1024;
  private static final int BLANK_LINES = 8;
  private static final int DIGITS = 18;

  private final Wire wire;
  private int total;

  private HeadReader(Wire wire) {
    this.wire = wire;
  }

  /**
   * Reads a head whose first octet is there.
   *
   * @throws BadRequest if it cannot be taken
   */
  static RequestHead read(Wire wire) throws IOException {
    wire.startOneWait();
    try {
      return new HeadReader(wire).head();
    } finally {
      wire.endOneWait();
    }
  }

  private RequestHead head() throws IOException {
    String[] first = requestLine().split(" ", -1);
    if (first.length != 3 || !isMethod(first[0]) || !first[2].matches("HTTP/1\\.[01]")) {
      boolean otherVersion = first.length == 3 && first[2].matches("HTTP/\\d\\.\\d");
      throw new BadRequest(otherVersion ? 505 : 400, "Not a request line of HTTP/1.1.");
    }
    List<WireHeader> headers = headers();
    boolean modern = first[2].equals("HTTP/1.1");
    String authority = single(headers, "Host");
    String target = first[1];
    if (target.regionMatches(true, 0, "http://", 0, 7)) {
      int slash = (target + "/").indexOf('/', 7);
      authority = target.substring(7, slash);
      target = slash == target.length() ? "/" : target.substring(slash);
    }
    if (!target.startsWith("/") || !isAuthority(authority)) {
      throw new BadRequest(400, "The request does not say a path, or not the server.");
    }
    return new RequestHead(
        first[0],
        target,
        authority,
        headers,
        bodyLength(headers, modern),
        modern && expectsContinue(headers),
        modern && !listed(headers, "Connection").contains("close"),
        modern);
  }

  private String requestLine() throws IOException {
    for (int i = 0; i < BLANK_LINES; i++) {
      String line = line(414);
      if (!line.isEmpty()) {
        return line;
      }
    }
    throw new BadRequest(400, "There is no request line.");
  }

  private List<WireHeader> headers() throws IOException {
    List<WireHeader> headers = new ArrayList<>();
    for (String line = line(431); !line.isEmpty(); line = line(431)) {
      if (headers.size() == LINES) {
        throw new BadRequest(431, "The request has more than " + LINES + " headers.");
      }
      int colon = line.indexOf(':');
      String name = line.substring(0, Math.max(colon, 0));
      if (name.isEmpty() || name.chars().anyMatch(HeadReader::notInName)) {
        throw new BadRequest(400, "Not a header line.");
      }
      String value = trim(line.substring(colon + 1));
      if (value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7F)) {
        throw new BadRequest(400, "A header value has a control character.");
      }
      headers.add(new WireHeader(name, value));
    }
    return List.copyOf(headers);
  }

  private String line(int statusIfLong) throws IOException {
    StringBuilder line = new StringBuilder(80);
    for (int c = wire.read(); c != '\n'; c = wire.read()) {
      if (c < 0) {
        throw new BadRequest(400, "The request ends in its head.");
      }
      if (line.length() == LINE || ++total > TOTAL) {
        throw new BadRequest(statusIfLong, "The head of the request is too long.");
      }
      line.append((char) c);
    }
    int end = line.length();
    return line.substring(0, end > 0 && line.charAt(end - 1) == '\r' ? end - 1 : end);
  }

  private static long bodyLength(List<WireHeader> headers, boolean modern) throws BadRequest {
    String length = single(headers, "Content-Length");
    String coding = single(headers, "Transfer-Encoding");
    boolean coded = has(headers, "Transfer-Encoding");
    if (coded && (has(headers, "Content-Length") || !modern)) {
      throw new BadRequest(400, "The request says two lengths.");
    }
    if (coded && !coding.equalsIgnoreCase("chunked")) {
      throw new BadRequest(501, "The only transfer coding known is chunked.");
    }
    if (has(headers, "Content-Length") && !length.matches("\\d{1," + DIGITS + "}")) {
      throw new BadRequest(400, "The content length is not a number.");
    }
    return coded ? -1 : length.isEmpty() ? 0 : Long.parseLong(length);
  }

  private static boolean expectsContinue(List<WireHeader> headers) throws BadRequest {
    String expectation = single(headers, "Expect");
    if (!expectation.isEmpty() && !expectation.equalsIgnoreCase("100-continue")) {
      throw new BadRequest(417, "The only expectation known is 100-continue.");
    }
    return !expectation.isEmpty();
  }

  /** Returns the value of a header that may be there once at most; empty if it is not. */
  private static String single(List<WireHeader> headers, String name) throws BadRequest {
    List<WireHeader> all = headers.stream().filter(h -> h.name().equalsIgnoreCase(name)).toList();
    if (all.size() > 1) {
      throw new BadRequest(400, "The header " + name + " is there twice.");
    }
    return all.isEmpty() ? "" : all.get(0).value();
  }

  private static boolean has(List<WireHeader> headers, String name) {
    return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
  }

  private static List<String> listed(List<WireHeader> headers, String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .flatMap(
            header ->
                List.of(header.value().toLowerCase(Locale.ROOT).split("[ \t]*,[ \t]*")).stream())
        .toList();
  }

  private static boolean isMethod(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7F);
  }

  private static boolean isAuthority(String text) {
    return text.chars().allMatch(c -> c > ' ' && c < 0x7F && "/?#@\\\"<>".indexOf(c) < 0);
  }

  private static boolean notInName(int c) {
    return c <= ' ' || c == 0x7F;
  }

  private static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
