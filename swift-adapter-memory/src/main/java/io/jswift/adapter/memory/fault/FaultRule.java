package io.jswift.adapter.memory.fault;

import java.util.concurrent.atomic.AtomicLong;

/**
 * One rule of a plan, with its counts, which go on while the rule stands. Safe for use by several
 * threads.
 */
public final class FaultRule {
  private final String text;
  private final RequestPattern pattern;
  private final long firstMatch;
  private final long lastMatch;
  private final Fault fault;
  private final AtomicLong matched = new AtomicLong();
  private final AtomicLong fired = new AtomicLong();

  FaultRule(String text, RequestPattern pattern, long firstMatch, long lastMatch, Fault fault) {
    this.text = text;
    this.pattern = pattern;
    this.firstMatch = firstMatch;
    this.lastMatch = lastMatch;
    this.fault = fault;
  }

  /** Returns the rule as it was written. */
  public String text() {
    return text;
  }

  /** Returns how many requests its method, path and query fitted so far. */
  public long matched() {
    return matched.get();
  }

  /** Returns how many requests it acted on so far. */
  public long fired() {
    return fired.get();
  }

  /** Counts the request if it fits, and returns whether its turn has come. */
  boolean due(String method, String target) {
    if (!pattern.fits(method, target)) {
      return false;
    }
    long count = matched.incrementAndGet();
    return count >= firstMatch && count <= lastMatch;
  }

  Fault fire() {
    fired.incrementAndGet();
    return fault;
  }

  /** Returns the text and the counts. */
  @Override
  public String toString() {
    return text + "  (matched " + matched() + ", fired " + fired() + ")";
  }
}
