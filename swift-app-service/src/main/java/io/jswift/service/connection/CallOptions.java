package io.jswift.service.connection;

import io.jswift.domain.Headers;
import io.jswift.domain.PercentEncoding;
import io.jswift.ports.time.Cancellation;

/**
 * What any operation takes besides its own arguments.
 *
 * @param headers sent in place of those of the same names that the operation sends
 * @param query escaped query parameters, appended to those of the operation; empty for none
 * @param cancellation ends the operation
 */
public record CallOptions(Headers headers, String query, Cancellation cancellation) {
  /** Returns options that ask for nothing, with a cancellation of their own. */
  public static CallOptions none() {
    return new CallOptions(Headers.NONE, "", new Cancellation());
  }

  /** Returns options with these headers. */
  public static CallOptions of(Headers headers) {
    return new CallOptions(headers, "", new Cancellation());
  }

  /** Returns options that only carry a cancellation. */
  public static CallOptions of(Cancellation cancellation) {
    return new CallOptions(Headers.NONE, "", cancellation);
  }

  /** Returns these options with one header more, in place of any of that name. */
  public CallOptions withHeader(String name, String value) {
    return new CallOptions(headers.with(name, value), query, cancellation);
  }

  /** Returns these options with these headers over their own. */
  public CallOptions withHeaders(Headers more) {
    return new CallOptions(headers.overriddenBy(more), query, cancellation);
  }

  /**
   * Returns these options with one query parameter more, given raw; an empty value is sent without
   * {@code =}.
   */
  public CallOptions withQuery(String name, String value) {
    String each =
        PercentEncoding.query(name) + (value.isEmpty() ? "" : "=" + PercentEncoding.query(value));
    return new CallOptions(headers, query.isEmpty() ? each : query + "&" + each, cancellation);
  }

  /** Returns these options with another cancellation. */
  public CallOptions withCancellation(Cancellation other) {
    return new CallOptions(headers, query, other);
  }
}
