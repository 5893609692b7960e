package io.jswift.conformance.differential;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An answer as it came.
 *
 * @param status the status line
 * @param headers the header lines
 * @param body its octets as ISO 8859-1 characters, unchunked
 */
record Reply(String status, List<String> headers, String body) {
  // What tells of this answer only, or of the server's way with connections.
  private static final Set<String> LEFT_OUT =
      Set.of(
          "date",
          "connection",
          "x-trans-id",
          "x-openstack-request-id",
          "x-timestamp",
          "x-manifest-etag",
          "x-auth-token",
          "x-storage-token",
          "x-auth-token-expires",
          "transfer-encoding");

  // Lists whose order says nothing.
  private static final Set<String> UNORDERED =
      Set.of(
          "allow",
          "access-control-allow-headers",
          "access-control-allow-methods",
          "access-control-expose-headers");

  static Reply read(byte[] octets) {
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    int blank = text.indexOf("\r\n\r\n");
    List<String> lines = new ArrayList<>(List.of(text.substring(0, blank).split("\r\n")));
    String status = lines.remove(0);
    Reply raw = new Reply(status, lines, text.substring(blank + 4));
    return raw.header("Transfer-Encoding").equalsIgnoreCase("chunked")
        ? new Reply(status, lines, unchunked(raw.body()))
        : raw;
  }

  private static String unchunked(String body) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < body.length()) {
      int line = body.indexOf("\r\n", at);
      int length = Integer.parseInt(body.substring(at, line), 16);
      out.append(body, line + 2, line + 2 + length);
      at = length == 0 ? body.length() : line + 4 + length;
    }
    return out.toString();
  }

  /** Returns the value of a header, empty if it is missing. */
  String header(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    return headers.stream()
        .filter(each -> each.toLowerCase(Locale.ROOT).startsWith(start))
        .map(each -> each.substring(start.length()).trim())
        .findFirst()
        .orElse("");
  }

  /** Returns it as text, without what differs from time to time and server to server. */
  String comparable(String authority) {
    String head =
        headers.stream()
            .filter(each -> !LEFT_OUT.contains(name(each)) && !isCount(name(each)))
            .filter(each -> !name(each).equals("etag") || !isOfManifest())
            .map(each -> name(each) + ": " + value(each))
            .sorted()
            .collect(Collectors.joining("\n"));
    return (status + "\n" + head + "\n\n" + body)
        .replace(authority, "HOST")
        .replaceAll("(\"hash\": \")[0-9a-f]{32}(\"[^{]*\"slo_etag\")", "$1OF MANIFEST$2")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?", "TIME")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "TIME")
        .replaceAll("\\btx[0-9a-f]{21}-[0-9a-f]{10}", "TRANSACTION")
        .replaceAll("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} [\\d:]{8} GMT", "DATE")
        .replaceAll("\\b1\\d{9}\\.\\d{5}\\b", "STAMP")
        .replaceAll("x-delete-at: 1[78]\\d{8}\\b", "x-delete-at: SOON")
        .replaceAll("(boundary=|--)[0-9a-f]{32}", "$1BOUNDARY");
  }

  // What an account holds depends on what was there before the run.
  private static boolean isCount(String name) {
    return name.matches("x-account-.*(count|bytes-used)");
  }

  // The text of a manifest holds times, and its ETag is that of the text.
  private boolean isOfManifest() {
    return header("X-Static-Large-Object").equals("True")
        && header("Content-Type").startsWith("application/json");
  }

  private static String name(String line) {
    return line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
  }

  private static String value(String line) {
    String value = line.substring(line.indexOf(':') + 1).trim();
    return UNORDERED.contains(name(line))
        ? Arrays.stream(value.split(", ")).sorted().collect(Collectors.joining(", "))
        : value;
  }
}
