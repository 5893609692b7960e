package io.jswift.ports.transport;

import io.jswift.domain.InvalidRequestException;
import java.util.Locale;

/**
 * Where a request goes: an origin, a path and a query, both already escaped and sent exactly so.
 * Not a {@code java.net.URI}, which refuses host names with an underscore and rewrites what it is
 * given.
 *
 * @param origin the server
 * @param path the escaped path, beginning with a slash
 * @param query the escaped query without its question mark; empty for none
 */
public record Target(Origin origin, String path, String query) {
  /** Checks that path and query can stand in a request line. */
  public Target {
    if (!path.startsWith("/") || path.indexOf('?') >= 0 || unfit(path) || unfit(query)) {
      throw new InvalidRequestException(
          "Not an escaped request target: \"" + path + "\", query \"" + query + "\".");
    }
  }

  /**
   * Reads an absolute URL: {@code http[s]://host[:port][/path][?query]}. User information and
   * fragments are refused.
   *
   * @throws InvalidRequestException if it is not such a URL
   */
  public static Target parse(String url) {
    int colon = url.indexOf("://");
    if (colon < 0) {
      throw new InvalidRequestException("Not an http or https URL: \"" + url + "\".");
    }
    String rest = url.substring(colon + 3);
    int question = rest.indexOf('?');
    String query = question < 0 ? "" : rest.substring(question + 1);
    String beforeQuery = question < 0 ? rest : rest.substring(0, question);
    int slash = beforeQuery.indexOf('/');
    String authority = slash < 0 ? beforeQuery : beforeQuery.substring(0, slash);
    String path = slash < 0 ? "/" : beforeQuery.substring(slash);
    String scheme = url.substring(0, colon).toLowerCase(Locale.ROOT);
    int at = authority.lastIndexOf('@');
    if (at >= 0) { // what stands before it is not shown: it may be a password
      throw new InvalidRequestException(
          "A URL cannot hold a user name or a password: \""
              + scheme
              + "://...@"
              + authority.substring(at + 1)
              + path
              + "\".");
    }
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new InvalidRequestException(
          "Unsupported scheme \""
              + scheme
              + "\" in url \""
              + url.substring(0, colon + 3)
              + beforeQuery
              + "\": only http and https are known.");
    }
    return new Target(origin(scheme, authority), path, query);
  }

  private static Origin origin(String scheme, String authority) {
    int bracket = authority.lastIndexOf(']');
    int colon = authority.indexOf(':', Math.max(bracket, 0));
    String host = colon < 0 ? authority : authority.substring(0, colon);
    String bare =
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    if (colon < 0) {
      return new Origin(scheme, bare, scheme.equals("https") ? 443 : 80);
    }
    try {
      return new Origin(scheme, bare, Integer.parseInt(authority.substring(colon + 1)));
    } catch (NumberFormatException notANumber) {
      throw new InvalidRequestException("Not a host and port: \"" + authority + "\".", notANumber);
    }
  }

  /**
   * Returns this target with escaped text appended to its path; a slash at the seam is not doubled.
   */
  public Target resolve(String escapedPath) {
    String base =
        path.endsWith("/") && escapedPath.startsWith("/")
            ? path.substring(0, path.length() - 1)
            : path;
    return new Target(origin, base + escapedPath, query);
  }

  /** Returns this target with another escaped query. */
  public Target withQuery(String escapedQuery) {
    return new Target(origin, path, escapedQuery);
  }

  /** Returns the path with the query: what stands in the request line. */
  public String requestLine() {
    return query.isEmpty() ? path : path + "?" + query;
  }

  /**
   * Returns the whole URL for messages: the signature of a TempURL, which opens it, is left out.
   */
  public String shown() {
    String line = requestLine();
    return query.contains("_sig=")
        ? origin + line.replaceAll("(?<=[?&][a-z_]{0,20}_sig=)[^&]+", "...")
        : origin + line;
  }

  /** Returns the whole URL. */
  @Override
  public String toString() {
    return origin + requestLine();
  }

  private static boolean unfit(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c >= 0x7F || c == '#') {
        return true;
      }
    }
    return false;
  }
}
