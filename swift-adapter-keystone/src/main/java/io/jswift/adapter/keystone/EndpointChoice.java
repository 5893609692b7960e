package io.jswift.adapter.keystone;

import org.jspecify.annotations.Nullable;

/**
 * Which endpoint of the catalogue is the storage; the first that fits is taken.
 *
 * @param serviceType the service's type
 * @param visibility {@code public}, {@code internal} or {@code admin}; the older spelling {@code
 *     publicURL} and its like are taken as well
 * @param region the endpoint's region; null or an empty text for any
 */
public record EndpointChoice(String serviceType, String visibility, @Nullable String region) {
  /** The public endpoint of {@code object-store} in any region. */
  public static final EndpointChoice DEFAULT = new EndpointChoice("object-store", "public", null);

  /** Takes {@code URL} off the visibility's end. */
  public EndpointChoice {
    if (visibility.endsWith("URL")) {
      visibility = visibility.substring(0, visibility.length() - "URL".length());
    }
  }

  /** Returns whether any region will do. */
  boolean anyRegion() {
    return region == null || region.isEmpty();
  }
}
