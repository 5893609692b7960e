package io.jswift.domain.retry;

/**
 * How many retries all threads may still spend together, so that an outage is not made worse by
 * everybody's retries. A retry costs 5, after a timeout 10; a success gives 1 back. An immutable
 * value: whoever shares it swaps it.
 *
 * @param tokens what is left, from 0 to {@link #FULL}
 */
public record RetryQuota(int tokens) {
  /** Tokens at the beginning, and the most there can be. */
  public static final int FULL = 500;

  /** Returns what a retry costs. */
  public static int cost(boolean timeout) {
    return timeout ? 10 : 5;
  }

  /** Returns whether a retry of that cost can be paid. */
  public boolean pays(int cost) {
    return tokens >= cost;
  }

  /** Returns the quota after a retry of that cost. */
  public RetryQuota minus(int cost) {
    return new RetryQuota(Math.max(0, tokens - cost));
  }

  /** Returns the quota after a success. */
  public RetryQuota plusSuccess() {
    return tokens >= FULL ? this : new RetryQuota(tokens + 1);
  }
}
