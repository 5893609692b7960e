package io.jswift.service.settings;

import io.jswift.domain.InvalidRequestException;
import io.jswift.service.progress.ProgressListener;

/**
 * How one bulk call runs, whatever it does.
 *
 * @param progress hears how far it has come
 * @param failFast whether nothing more is begun once an item failed; what is under way is finished
 *     and reported
 * @param bytesPerSecond how much content the call moves at most, all its threads together; 0 for as
 *     much as goes
 */
public record RunOptions(ProgressListener progress, boolean failFast, long bytesPerSecond) {
  /** Silent, to the end, as fast as it goes. */
  public static final RunOptions DEFAULTS = new RunOptions(ProgressListener.NONE, false, 0);

  /** Checks that the limit is not negative. */
  public RunOptions {
    if (bytesPerSecond < 0) {
      throw new InvalidRequestException("A limit of bytes per second must be at least 0.");
    }
  }

  /** Returns these options with another listener. */
  public RunOptions withProgress(ProgressListener listener) {
    return new RunOptions(listener, failFast, bytesPerSecond);
  }

  /** Returns these options with another answer to the first failure. */
  public RunOptions withFailFast(boolean value) {
    return new RunOptions(progress, value, bytesPerSecond);
  }

  /** Returns these options with another limit. */
  public RunOptions withBytesPerSecond(long value) {
    return new RunOptions(progress, failFast, value);
  }
}
