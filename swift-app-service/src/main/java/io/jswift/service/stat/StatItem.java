package io.jswift.service.stat;

import io.jswift.domain.Headers;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * One object to ask for.
 *
 * @param name its name
 * @param versionIdOrNull the version; null for the current one
 * @param headers over those of the request
 */
public record StatItem(ObjectName name, @Nullable String versionIdOrNull, Headers headers) {
  /**
   * Returns the item of that name.
   *
   * @throws InvalidRequestException if the name is empty
   */
  public static StatItem of(String name) {
    if (name.isEmpty()) {
      throw new InvalidRequestException("Object names must be specified as non-empty strings");
    }
    return new StatItem(new ObjectName(name), null, Headers.NONE);
  }

  /** Returns this item for one version. */
  public StatItem withVersion(String versionId) {
    return new StatItem(name, versionId, headers);
  }
}
