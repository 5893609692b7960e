package io.jswift.domain.signature;

import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.PercentEncoding;
import io.jswift.domain.Secret;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A signed URL of one object, of every object under a prefix, or of {@code /info}. Immutable.
 *
 * @param method what the URL allows, in upper case; GET and PUT allow HEAD as well
 * @param path raw: {@code /v1/account/container/object}, or with the prefix in the object's place
 * @param expires the end, in whole seconds
 * @param prefix whether the path is a prefix
 * @param ipRange the address or network in CIDR form that may use it; {@code null} for all
 * @param digest the HMAC
 */
public record TempUrl(
    String method,
    String path,
    Instant expires,
    boolean prefix,
    @Nullable String ipRange,
    SignatureDigest digest) {
  private static final String INFO = "/info";

  /**
   * Checks the path.
   *
   * @throws InvalidRequestException if it is not UTF-8, or not of the form above
   */
  public TempUrl {
    method = method.toUpperCase(Locale.ROOT);
    expires = expires.truncatedTo(ChronoUnit.SECONDS);
    SignedText.check("path", path);
    if (ipRange != null) {
      SignedText.check("ip_range", ipRange);
    }
    if (!path.equals(INFO) && !hasShape(path, prefix)) {
      throw new InvalidRequestException(
          prefix
              ? "path must at least contain /v1/a/c/"
              : "path must be full path to an object e.g. /v1/a/c/o");
    }
  }

  /** Returns the URL of one object, signed with SHA-256. */
  public static TempUrl of(String method, String path, Instant expires) {
    return new TempUrl(method, path, expires, false, null, SignatureDigest.SHA256);
  }

  /** Returns the URLs of all objects whose path begins with that one, signed with SHA-256. */
  public static TempUrl under(String method, String path, Instant expires) {
    return new TempUrl(method, path, expires, true, null, SignatureDigest.SHA256);
  }

  /** Returns this for clients of one address or network only. */
  public TempUrl from(String addressOrNetwork) {
    return new TempUrl(method, path, expires, prefix, addressOrNetwork, digest);
  }

  /** Returns this with another digest. */
  public TempUrl with(SignatureDigest other) {
    return new TempUrl(method, path, expires, prefix, ipRange, other);
  }

  /** Returns the signature. */
  public String signature(Secret key) {
    String message = method + "\n" + expires.getEpochSecond() + "\n";
    if (path.equals(INFO)) {
      return digest.sign(key, message + path);
    }
    String range = ipRange == null ? "" : "ip=" + ipRange + "\n";
    return digest.sign(key, range + message + (prefix ? "prefix:" : "") + path);
  }

  /**
   * Returns the path with its signature as python-swiftclient prints it: nothing is escaped, so it
   * is a URL only if names hold nothing that needs it.
   *
   * @param iso8601 whether the end is written as a date; the signature is the same
   */
  public String text(Secret key, boolean iso8601) {
    return path + "?" + query(key, iso8601, false);
  }

  /** Returns path and query escaped, ready to follow the scheme and host. */
  public String target(Secret key) {
    return PercentEncoding.path(path) + "?" + query(key, false, true);
  }

  /** Returns the parameter that names the downloaded file, to be added to a GET's URL. */
  public static String filename(String name) {
    return "&filename=" + PercentEncoding.query(name);
  }

  /** Returns the parameter that has a browser show the object rather than store it. */
  public static String inline() {
    return "&inline";
  }

  private String query(Secret key, boolean iso8601, boolean escape) {
    String kind = path.equals(INFO) ? "swiftinfo" : "temp_url";
    String end = iso8601 ? expires.toString() : Long.toString(expires.getEpochSecond());
    String query = kind + "_sig=" + signature(key) + "&" + kind + "_expires=" + end;
    if (path.equals(INFO)) {
      return query;
    }
    if (ipRange != null) {
      query += "&temp_url_ip_range=" + escaped(ipRange, escape);
    }
    return prefix ? query + "&temp_url_prefix=" + escaped(path.split("/", 5)[4], escape) : query;
  }

  private static String escaped(String text, boolean escape) {
    return escape ? PercentEncoding.query(text) : text;
  }

  private static boolean hasShape(String path, boolean prefix) {
    String[] parts = path.split("/", 5);
    return parts.length == 5
        && parts[0].isEmpty()
        && !parts[1].isEmpty()
        && !parts[2].isEmpty()
        && !parts[3].isEmpty()
        && (prefix || !parts[4].isEmpty());
  }
}
