package io.jswift.adapter.memory.engine;

import io.jswift.ports.time.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the Swift in memory is set up.
 *
 * @param users who may log in
 * @param time its clock
 * @param tokenLife how long a token lives
 * @param limits what it takes at most
 * @param spillDirectory where bodies above 64 KiB go; null for a temporary directory that is
 *     removed on close
 * @param data what keeps all it holds; null to forget it on close
 */
public record EngineSettings(
    List<User> users,
    Time time,
    Duration tokenLife,
    Limits limits,
    @Nullable Path spillDirectory,
    @Nullable Path data) {
  /** The sample users, the machine's clock, tokens of a day, Swift's limits. */
  public static final EngineSettings DEFAULTS =
      new EngineSettings(User.SAMPLE, Time.system(), Duration.ofDays(1), Limits.SWIFT, null, null);

  /** Makes immutable settings. */
  public EngineSettings {
    users = List.copyOf(users);
  }
}
