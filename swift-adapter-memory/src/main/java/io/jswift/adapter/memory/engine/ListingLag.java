package io.jswift.adapter.memory.engine;

import java.time.Duration;

/** A listing that does not show yet what was put lately, as a busy cluster's may not. */
public final class ListingLag {
  private static final String NAME = "X-Jswift-Listing-Lag";

  private ListingLag() {}

  /** Returns the header that makes a listing late by so much. */
  public static WireHeader of(Duration lag) {
    return new WireHeader(NAME, Long.toString(lag.toMillis()));
  }

  /** Returns the latest time of objects that are shown, in microseconds since 1970. */
  static long newest(Call call, Clock clock) {
    String told = call.header(NAME, "");
    return told.matches("\\d{1,12}")
        ? clock.micros() - Long.parseLong(told) * 1000
        : Long.MAX_VALUE;
  }
}
