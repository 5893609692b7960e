package io.jswift.adapter.memory.exchange;

import java.io.IOException;
import java.time.Duration;

/** How a driver waits when a fault asks for it. */
@FunctionalInterface
public interface Patience {
  /**
   * Waits that long; {@link io.jswift.adapter.memory.fault.Fault#FOREVER} until the client gives
   * up.
   *
   * @throws IOException if the exchange ended meanwhile
   */
  void pause(Duration duration) throws IOException;
}
