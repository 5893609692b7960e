package io.jswift.service.connection;

import io.jswift.domain.SwiftException;
import io.jswift.domain.TransportException;

/** Adds to what a transport says of a failure which operation it was, how often, and what to do. */
final class Advice {
  private Advice() {}

  /**
   * Returns the failure that ends an operation.
   *
   * @param what what was tried, such as {@code Object PUT}
   */
  static SwiftException of(String what, SwiftException failure, int attempts) {
    if (!(failure instanceof TransportException broken)) {
      return failure;
    }
    String advice = advice(broken.kind());
    String times = attempts == 1 ? "1 attempt" : attempts + " attempts";
    String text = broken.getMessage() + " " + what + ", " + times + "; " + advice + ".";
    if (advice.isEmpty()) {
      text = String.valueOf(broken.getMessage());
    }
    TransportException told = broken.told(text, attempts);
    for (Throwable each : broken.getSuppressed()) {
      told.addSuppressed(each);
    }
    return told;
  }

  private static String advice(TransportException.Kind kind) {
    return switch (kind) {
      case RESOLVE -> "check the host in the URL";
      case CONNECT ->
          "check that the URL is right, the server runs and no proxy or firewall stands between";
      case TLS ->
          "check that the server speaks TLS at this port and wants no other client certificate";
      case TRUST -> "check the host in the URL, or name the authority that signed the certificate";
      case BROKEN -> "try again later; if it stays so, look for a proxy or a limit of the server";
      case TIMEOUT -> "try again later, or allow more time";
      case PROTOCOL -> "check that the URL is that of a Swift";
      case CANCELLED, SOURCE, REFUSED -> "";
    };
  }
}
