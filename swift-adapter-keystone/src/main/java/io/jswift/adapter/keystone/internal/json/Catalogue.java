package io.jswift.adapter.keystone.internal.json;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

  /** Returns a sentence with the services, and where each is. */
  public String summary() {
    if (endpoints.isEmpty()) {
      return "The token has no catalogue; is it scoped to a project?";
    }
    Map<String, Set<String>> places = new TreeMap<>();
    for (Endpoint each : endpoints) {
      String region = each.region().isEmpty() ? "no region" : each.region();
      places
          .computeIfAbsent(each.service(), service -> new LinkedHashSet<>())
          .add(each.visibility() + " in " + region);
    }
    return "The catalogue has: "
        + places.entrySet().stream()
            .map(each -> each.getKey() + " (" + String.join(", ", each.getValue()) + ")")
            .collect(Collectors.joining(", "))
        + ".";
  }
}
