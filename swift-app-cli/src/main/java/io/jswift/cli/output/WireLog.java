package io.jswift.cli.output;

import io.jswift.domain.Header;
import io.jswift.domain.Headers;
import io.jswift.domain.SwiftException;
import io.jswift.service.connection.WireListener;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code --debug} and {@code --info} print of each exchange, as a curl command and its answer.
 */
public final class WireLog implements WireListener {
  private static final Set<String> SECRET =
      Set.of(
          "x-auth-token",
          "x-auth-key",
          "x-service-token",
          "x-storage-token",
          "x-account-meta-temp-url-key",
          "x-account-meta-temp-url-key-2",
          "x-container-meta-temp-url-key",
          "x-container-meta-temp-url-key-2",
          "x-container-sync-key",
          "set-cookie");
  private static final int FAILED = 300;
  private static final int TEXT = 4096;

  // Keystone's and TempAuth's tokens, and what JSON calls a secret; the end may be cut off.
  private static final Pattern SECRET_TEXT =
      Pattern.compile(
          "(?<=gAAAAA)[\\w=-]+|(?<=AUTH_tk)\\w+"
              + "|(?<=\"(?:password|passcode|secret|token)\"\\s{0,3}:\\s{0,3}\")[^\"]+");

  private final Output output;
  private final int leastStatus;
  private final boolean secrets;

  /**
   * Makes a log.
   *
   * @param failuresOnly whether only statuses from 300 on are shown
   * @param secrets whether tokens and keys are shown in full
   */
  public WireLog(Output output, boolean failuresOnly, boolean secrets) {
    this.output = output;
    this.leastStatus = failuresOnly ? FAILED : 0;
    this.secrets = secrets;
  }

  @Override
  public void answered(
      String method, String url, Headers sent, int status, String reason, Headers headers) {
    if (status >= leastStatus) {
      String how = method.equals("HEAD") ? "-I" : "-X " + method;
      String each =
          sent.lines().stream()
              .map(line -> " -H \"" + line.name() + ": " + shown(line) + "\"")
              .collect(Collectors.joining());
      String all =
          headers.lines().stream()
              .map(line -> Python.quoted(line.name()) + ": " + Python.quoted(shown(line)))
              .collect(Collectors.joining(", ", "{", "}"));
      output.note(
          "REQ: curl -i "
              + url
              + " "
              + how
              + each
              + "\nRESP STATUS: "
              + status
              + " "
              + reason
              + "\nRESP HEADERS: "
              + all);
    }
  }

  @Override
  public int heardBytes() {
    return TEXT;
  }

  @Override
  public void heard(String method, String url, Headers sent, int status, String text) {
    if (status >= leastStatus) {
      output.note("RESP BODY: " + Python.quoted(secrets ? text : withoutSecrets(text, sent)));
    }
  }

  /** A server may repeat in an error what it was sent. */
  private static String withoutSecrets(String text, Headers sent) {
    String shown = SECRET_TEXT.matcher(text).replaceAll("...");
    for (Header line : sent) {
      if (SECRET.contains(line.name().toLowerCase(Locale.ROOT)) && !line.value().isEmpty()) {
        shown = shown.replace(line.value(), shortened(line.value()));
      }
    }
    return shown;
  }

  @Override
  public void broke(String method, String url, SwiftException failure) {
    output.note("REQ: curl -i " + url + " -X " + method + "\nNO RESP: " + failure.getMessage());
  }

  @Override
  public void retrying(String method, String operation, int nextAttempt, Duration wait) {
    output.note(
        "RETRY: " + operation + ", attempt " + nextAttempt + " after " + wait.toMillis() + " ms");
  }

  private String shown(Header line) {
    boolean open = secrets || !SECRET.contains(line.name().toLowerCase(Locale.ROOT));
    return open ? line.value() : shortened(line.value());
  }

  private static String shortened(String value) {
    int length = value.length();
    return value.substring(0, Math.min(16, Math.min(length * length / 32, length / 2))) + "...";
  }
}
