package io.jswift.cli.output;

import io.jswift.domain.Header;
import io.jswift.domain.Headers;
import io.jswift.domain.SwiftException;
import io.jswift.service.connection.WireListener;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
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
  public void broke(String method, String url, SwiftException failure) {
    output.note("REQ: curl -i " + url + " -X " + method + "\nNO RESP: " + failure.getMessage());
  }

  @Override
  public void retrying(String method, String operation, int nextAttempt, Duration wait) {
    output.note(
        "RETRY: " + operation + ", attempt " + nextAttempt + " after " + wait.toMillis() + " ms");
  }

  private String shown(Header line) {
    String value = line.value();
    if (secrets || !SECRET.contains(line.name().toLowerCase(Locale.ROOT))) {
      return value;
    }
    int length = value.length();
    return value.substring(0, Math.min(16, Math.min(length * length / 32, length / 2))) + "...";
  }
}
