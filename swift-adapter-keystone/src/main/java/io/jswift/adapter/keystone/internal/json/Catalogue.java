package io.jswift.adapter.keystone.internal.json;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of a token, in Keystone's order.
 *
 * @param endpoints every endpoint of every service
 */
public record Catalogue(List<Endpoint> endpoints) {
  /**
   * One endpoint.
   *
   * @param service the type of its service
   * @param visibility its {@code interface}
   * @param region its region, perhaps empty
   * @param url its URL
   */
  public record Endpoint(String service, String visibility, String region, String url) {}

  /** Returns the URL of the first endpoint that fits; a region of null or of no text fits any. */
  public Optional<String> url(String service, String visibility, @Nullable String region) {
    return endpoints.stream()
        .filter(endpoint -> endpoint.service().equals(service))
        .filter(endpoint -> endpoint.visibility().equals(visibility))
        .filter(endpoint -> region == null || region.isEmpty() || endpoint.region().equals(region))
        .map(Endpoint::url)
        .findFirst();
  }
}
