package io.jswift.service.settings;

import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.ObjectName;
import io.jswift.service.progress.ProgressListener;
import java.util.function.Predicate;

/**
 * How one bulk call runs, whatever it does.
 *
 * @param progress hears how far it has come
 * @param failFast whether nothing more is begun once an item failed; what is under way is finished
 *     and reported
 * @param bytesPerSecond how much content the call moves at most, all its threads together; 0 for as
 *     much as goes
 * @param dryRun whether the call only tells what it would do, by outcomes called {@code Planned}:
 *     it looks, and changes nothing, neither here nor on the server
 * @param only which objects an upload, a download or a deletion is about, by their names within
 *     their container; others are as if they were not there, and a container of which not all
 *     objects are meant is not deleted. Asked by any thread
 */
public record RunOptions(
    ProgressListener progress,
    boolean failFast,
    long bytesPerSecond,
    boolean dryRun,
    Predicate<ObjectName> only) {
  /** Every object is meant. */
  public static final Predicate<ObjectName> ALL = name -> true;

  /** Silent, to the end, as fast as it goes, in earnest, every object. */
  public static final RunOptions DEFAULTS =
      new RunOptions(ProgressListener.NONE, false, 0, false, ALL);

  /** Checks that the limit is not negative. */
  public RunOptions {
    if (bytesPerSecond < 0) {
      throw new InvalidRequestException("A limit of bytes per second must be at least 0.");
    }
  }

  /** Returns these options with another listener. */
  public RunOptions withProgress(ProgressListener listener) {
    return new RunOptions(listener, failFast, bytesPerSecond, dryRun, only);
  }

  /** Returns these options with another answer to the first failure. */
  public RunOptions withFailFast(boolean value) {
    return new RunOptions(progress, value, bytesPerSecond, dryRun, only);
  }

  /** Returns these options with another limit. */
  public RunOptions withBytesPerSecond(long value) {
    return new RunOptions(progress, failFast, value, dryRun, only);
  }

  /** Returns these options for a call that only tells what it would do, or for one in earnest. */
  public RunOptions withDryRun(boolean value) {
    return new RunOptions(progress, failFast, bytesPerSecond, value, only);
  }

  /** Returns these options for objects with such names only. */
  public RunOptions withOnly(Predicate<ObjectName> names) {
    return new RunOptions(progress, failFast, bytesPerSecond, dryRun, names);
  }
}
