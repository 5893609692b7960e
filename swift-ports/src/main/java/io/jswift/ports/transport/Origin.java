package io.jswift.ports.transport;

import io.jswift.domain.InvalidRequestException;
import java.util.Locale;

/**
 * Scheme, host and port of a server.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name, an IPv4 address, or an IPv6 address without brackets; may have an underscore
 * @param port 1 to 65535
 */
public record Origin(String scheme, String host, int port) {
  /** Checks the parts. */
  public Origin {
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new InvalidRequestException(
          "Unsupported scheme \"" + scheme + "\": only http and https are known.");
    }
    if (host.isEmpty()
        || host.chars().anyMatch(c -> c <= ' ' || c == '/' || c == '?' || c == '#' || c == '@')) {
      throw new InvalidRequestException("Not a host name: \"" + host + "\".");
    }
    if (port < 1 || port > 65535) {
      throw new InvalidRequestException("Not a port: " + port + ".");
    }
    host = host.toLowerCase(Locale.ROOT);
  }

  /** Returns whether the connection is encrypted. */
  public boolean secure() {
    return scheme.equals("https");
  }

  /**
   * Returns the value of the {@code Host} header: the port only where it is not the scheme's own.
   */
  public String authority() {
    String bare = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return port == (secure() ? 443 : 80) ? bare : bare + ":" + port;
  }

  /** Returns {@code scheme://authority}. */
  @Override
  public String toString() {
    return scheme + "://" + authority();
  }
}
