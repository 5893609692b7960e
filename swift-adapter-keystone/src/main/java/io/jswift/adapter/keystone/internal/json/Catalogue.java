package io.jswift.adapter.keystone.internal.json;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
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

  /** Reads one element of a service's endpoints, which does not know its service yet. */
  interface EndpointReader {
    /** Adds what it reads: one endpoint, or one for each interface. */
    void read(JsonReader json, List<Endpoint> into) throws IOException;
  }

  /** Reads a list of services. */
  static Catalogue read(JsonReader json, EndpointReader reader) throws IOException {
    List<Endpoint> all = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      String type = "";
      List<Endpoint> untyped = new ArrayList<>();
      json.beginObject();
      while (json.hasNext()) {
        switch (json.nextName()) {
          case "type" -> type = Json.text(json);
          case "endpoints" -> endpoints(json, reader, untyped);
          default -> json.skipValue();
        }
      }
      json.endObject();
      for (Endpoint one : untyped) { // the type may come after its endpoints
        all.add(new Endpoint(type, one.visibility(), one.region(), one.url()));
      }
    }
    json.endArray();
    return new Catalogue(all);
  }

  private static void endpoints(JsonReader json, EndpointReader reader, List<Endpoint> into)
      throws IOException {
    json.beginArray();
    while (json.hasNext()) {
      reader.read(json, into);
    }
    json.endArray();
  }

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
