package io.jswift.service.connection;

import io.jswift.domain.Headers;
import io.jswift.domain.SwiftException;
import java.time.Duration;

/**
 * Sees every storage exchange, in the thread that makes it; it must be quick and must not throw.
 * Headers are given as sent, secrets included: whoever prints them redacts.
 *
 * <p>This is the place for metrics: count {@link #answered} by status, {@link #broke} by kind and
 * {@link #retrying}, and take the time between {@link #sending} and what follows it in the same
 * thread. {@link #NONE} costs nothing.
 */
public interface WireListener {
  /** Sees nothing. */
  WireListener NONE = new WireListener() {};

  /** A request is about to be sent. */
  default void sending(String method, String url, Headers headers) {}

  /** The headers of its answer came. */
  default void answered(
      String method, String url, Headers sent, int status, String reason, Headers headers) {}

  /** Returns how many bytes of an answer's text it wants to hear at most; 0, as usual, for none. */
  default int heardBytes() {
    return 0;
  }

  /**
   * An answer with a text was closed: an error, a listing, a report, never what an object holds.
   *
   * @param text its beginning, as far as it was read; it may repeat secrets that were sent
   */
  default void heard(String method, String url, Headers sent, int status, String text) {}

  /** No answer came. */
  default void broke(String method, String url, SwiftException failure) {}

  /** An attempt failed and the next follows after that wait. */
  default void retrying(String method, String url, int nextAttempt, Duration wait) {}
}
