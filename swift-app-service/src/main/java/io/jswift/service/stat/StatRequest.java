package io.jswift.service.stat;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import java.util.List;

/**
 * What to ask for.
 *
 * @param container where the objects are
 * @param items read once, while the call goes on: there may be millions of them
 * @param headers sent with each HEAD
 */
public record StatRequest(ContainerName container, Iterable<StatItem> items, Headers headers) {
  /** Returns a request without headers. */
  public static StatRequest of(String container, StatItem... items) {
    return new StatRequest(new ContainerName(container), List.of(items), Headers.NONE);
  }
}
