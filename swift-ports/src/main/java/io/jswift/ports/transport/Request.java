package io.jswift.ports.transport;

import io.jswift.domain.Header;
import io.jswift.domain.Headers;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.Utf8;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, sent exactly so. The transport adds {@code Host}, {@code Connection}, {@code
 * Content-Length} or {@code Transfer-Encoding} (from the body) and {@code Expect}, and nothing
 * else; those are refused among the headers.
 *
 * <p>Without a body, a {@code PUT}, {@code POST}, {@code COPY} or {@code DELETE} carries {@code
 * Content-Length: 0}.
 *
 * @param method an HTTP method in capitals
 * @param target where it goes
 * @param headers what is sent besides; values without control characters and without blanks at
 *     either end
 * @param body the bytes, or null for none
 * @param expectContinue whether to wait for {@code 100 Continue} before the body
 * @param idleLimit how long nothing may move, in either direction, before the exchange fails; zero
 *     for no limit
 */
public record Request(
    String method,
    Target target,
    Headers headers,
    @Nullable BodySource body,
    boolean expectContinue,
    Duration idleLimit) {
  private static final String TOKEN = "!#$%&'*+-.^_`|~";

  /**
   * Checks what every transport would have to refuse.
   *
   * @throws InvalidRequestException if a header could not be sent as it is: a line break in a value
   *     would become another header
   */
  public Request {
    if (method.isEmpty() || !method.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
      throw new InvalidRequestException("Not an HTTP method: \"" + method + "\".");
    }
    for (Header header : headers) {
      check(header);
    }
  }

  /** Returns a request without a body, header or limit. */
  public static Request of(String method, Target target) {
    return new Request(method, target, Headers.NONE, null, false, Duration.ZERO);
  }

  /** Returns this request with these headers in place of its own. */
  public Request withHeaders(Headers those) {
    return new Request(method, target, those, body, expectContinue, idleLimit);
  }

  /** Returns this request with that body, or none. */
  public Request withBody(@Nullable BodySource that) {
    return new Request(method, target, headers, that, expectContinue, idleLimit);
  }

  private static void check(Header header) {
    String name = header.name();
    boolean framing =
        header.is("Host")
            || header.is("Connection")
            || header.is("Content-Length")
            || header.is("Transfer-Encoding")
            || header.is("Expect");
    if (framing) {
      throw new InvalidRequestException(
          "The header " + name + " is the transport's own and cannot be set.");
    }
    if (name.isEmpty() || !isToken(name) || Utf8.hasLoneSurrogate(name)) {
      throw new InvalidRequestException("Not a header name: \"" + printable(name) + "\".");
    }
    String value = header.value();
    if (!value.equals(value.strip()) || hasControl(value)) {
      throw new InvalidRequestException(
          "The value of the header "
              + name
              + " has a control character, or a blank at an end, and cannot be sent.");
    }
    if (Utf8.hasLoneSurrogate(value)) {
      throw new InvalidRequestException(
          "The value of the header " + name + " cannot be written as UTF-8.");
    }
  }

  private static boolean isToken(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (!inToken(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasControl(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' && c != '\t' || c == 0x7F) {
        return true;
      }
    }
    return false;
  }

  private static boolean inToken(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || TOKEN.indexOf(c) >= 0
        || c >= 0x80;
  }

  private static String printable(String text) {
    return text.codePoints()
        .collect(
            StringBuilder::new,
            (out, c) -> out.append(c < ' ' ? String.format("\\x%02x", c) : Character.toString(c)),
            StringBuilder::append)
        .toString();
  }
}
