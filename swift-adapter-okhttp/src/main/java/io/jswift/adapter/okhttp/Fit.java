package io.jswift.adapter.okhttp;

import io.jswift.domain.Header;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Target;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Whether OkHttp can send a request octet for octet. It keeps the server asked last, since making
 * sure of a host name takes OkHttp longer than all else of a URL. For any thread.
 */
final class Fit {
  private volatile @Nullable HttpUrl last;

  /**
   * Returns the URL to give to OkHttp.
   *
   * @throws io.jswift.domain.TransportException {@code REFUSED} if anything would be sent otherwise
   *     than asked
   */
  HttpUrl check(Request request) {
    HttpUrl url = url(request);
    for (Header header : request.headers()) {
      if (!isAscii(header.name())) {
        throw Failures.refused(request, "a header name beyond ASCII cannot be sent", null);
      }
      if (blankAtAnEnd(header.value())) {
        throw Failures.refused(
            request, "a blank at an end of the value of " + header.name() + " would be lost", null);
      }
    }
    boolean bodiless = request.method().equals("GET") || request.method().equals("HEAD");
    if (bodiless && request.body() != null) {
      throw Failures.refused(request, "a body cannot be sent with " + request.method(), null);
    }
    return url;
  }

  private HttpUrl url(Request request) {
    Target target = request.target();
    HttpUrl url;
    try {
      url = url(target);
    } catch (IllegalArgumentException unfit) {
      throw Failures.refused(request, "OkHttp does not take this URL", unfit);
    }
    String query = url.encodedQuery() == null ? "" : "?" + url.encodedQuery();
    String written = url.encodedPath() + query;
    if (!written.equals(target.requestLine())) {
      throw Failures.refused(request, "it would be sent as " + written, null);
    }
    String host = target.origin().host();
    // an IPv6 address may be written in many ways; the Host header keeps the one asked for
    boolean sameHost =
        url.host().equals(host) || host.indexOf(':') >= 0 && url.host().indexOf(':') >= 0;
    if (!sameHost || url.port() != target.origin().port()) {
      throw Failures.refused(request, "the host would be " + url.host() + ":" + url.port(), null);
    }
    return url;
  }

  private HttpUrl url(Target target) {
    HttpUrl base = last;
    HttpUrl url = base != null && isOf(base, target) ? base.resolve(target.requestLine()) : null;
    if (url == null) {
      url = HttpUrl.get(target.toString());
      last = url;
    }
    return url;
  }

  // A path of two slashes would be read as a server.
  private static boolean isOf(HttpUrl base, Target target) {
    String path = target.path();
    boolean server = path.length() > 1 && "/\\".indexOf(path.charAt(1)) >= 0;
    return !server
        && base.port() == target.origin().port()
        && base.host().equals(target.origin().host())
        && base.scheme().equals(target.origin().scheme());
  }

  private static boolean isAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  // What Kotlin's trim() takes away is more than what Java's strip() does.
  private static boolean blankAtAnEnd(String value) {
    return !value.isEmpty() && (blank(value.charAt(0)) || blank(value.charAt(value.length() - 1)));
  }

  private static boolean blank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
