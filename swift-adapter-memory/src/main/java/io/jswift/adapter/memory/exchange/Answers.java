package io.jswift.adapter.memory.exchange;

import io.jswift.adapter.memory.engine.WireHeader;
import io.jswift.adapter.memory.engine.WireResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Answers that need no Swift: those of a planned fault, of a refused request, and of the control
 * endpoint.
 */
public final class Answers {
  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(204, "No Content"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(408, "Request Timeout"),
          Map.entry(409, "Conflict"),
          Map.entry(412, "Precondition Failed"),
          Map.entry(413, "Request Entity Too Large"),
          Map.entry(414, "Request-URI Too Long"),
          Map.entry(417, "Expectation Failed"),
          Map.entry(422, "Unprocessable Entity"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(431, "Request Header Fields Too Large"),
          Map.entry(498, "Rate Limited"),
          Map.entry(499, "Client Disconnect"),
          Map.entry(500, "Internal Error"),
          Map.entry(501, "Not Implemented"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(504, "Gateway Timeout"),
          Map.entry(505, "HTTP Version Not Supported"),
          Map.entry(507, "Insufficient Storage"));

  private Answers() {}

  /** Returns the usual reason phrase, or one that fits any status. */
  public static String reason(int status) {
    return REASONS.getOrDefault(status, "Status " + status);
  }

  /** Returns an answer with this text as its body; none where the status has none. */
  public static WireResponse text(int status, String text) {
    if (status == 204 || status == 304) {
      return new WireResponse(status, reason(status), List.of(), InputStream.nullInputStream(), 0);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<WireHeader> headers =
        List.of(
            new WireHeader("Content-Type", "text/plain; charset=UTF-8"),
            new WireHeader("Content-Length", Integer.toString(bytes.length)));
    return new WireResponse(
        status, reason(status), headers, new ByteArrayInputStream(bytes), bytes.length);
  }
}
