package io.jswift.adapter.memory.fault;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens to one exchange: the actions of the rule that fired, or none. Immutable. */
public final class Fault {
  /** Nothing happens. */
  public static final Fault NONE = new Fault(Map.of());

  /** The length of a stall that only the client ends. */
  public static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

  private final Map<FaultAction, String> arguments;

  /**
   * Takes each action with its checked argument: durations as nanoseconds, the others as decimals
   * or text.
   */
  Fault(Map<FaultAction, String> arguments) {
    this.arguments = Map.copyOf(arguments);
  }

  /** Returns whether the action is among them. */
  public boolean has(FaultAction action) {
    return arguments.containsKey(action);
  }

  /** Returns the argument as text, or null if the action is not among them. */
  public @Nullable String text(FaultAction action) {
    return arguments.get(action);
  }

  /** Returns the argument of an action that takes a number; -1 if the action is not among them. */
  public long number(FaultAction action) {
    return Long.parseLong(arguments.getOrDefault(action, "-1"));
  }

  /**
   * Returns the argument of an action that takes a duration; zero if the action is not among them.
   */
  public Duration duration(FaultAction action) {
    return Duration.ofNanos(Long.parseLong(arguments.getOrDefault(action, "0")));
  }
}
