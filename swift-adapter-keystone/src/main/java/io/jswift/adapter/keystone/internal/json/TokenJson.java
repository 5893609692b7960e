package io.jswift.adapter.keystone.internal.json;

import com.squareup.moshi.JsonReader;
import io.jswift.adapter.keystone.internal.json.Catalogue.Endpoint;
import io.jswift.domain.UnexpectedAnswerException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a token's body says.
 *
 * @param issued when it was given, by Keystone's clock; null if it does not say
 * @param expires when it dies, by Keystone's clock; null if it does not say
 * @param catalogue where the services are; empty if it has none
 */
public record TokenJson(@Nullable Instant issued, @Nullable Instant expires, Catalogue catalogue) {
  /**
   * Reads the answer to a request for a token.
   *
   * @throws UnexpectedAnswerException if it is something else
   */
  public static TokenJson read(InputStream body) {
    return Json.read(
        body,
        json -> {
          TokenJson found = null;
          json.beginObject();
          while (json.hasNext()) {
            if (json.nextName().equals("token")) {
              found = token(json);
            } else {
              json.skipValue();
            }
          }
          json.endObject();
          if (found == null) {
            throw new UnexpectedAnswerException("it has no member \"token\"");
          }
          return found;
        });
  }

  private static TokenJson token(JsonReader json) throws IOException {
    Instant issued = null;
    Instant expires = null;
    Catalogue catalogue = new Catalogue(List.of());
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "issued_at" -> issued = Json.instant(Json.text(json));
        case "expires_at" -> expires = Json.instant(Json.text(json));
        case "catalog" -> catalogue = Catalogue.read(json, TokenJson::endpoint);
        default -> json.skipValue();
      }
    }
    json.endObject();
    return new TokenJson(issued, expires, catalogue);
  }

  private static void endpoint(JsonReader json, List<Endpoint> into) throws IOException {
    String visibility = "";
    String region = "";
    String regionId = "";
    String url = "";
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "interface" -> visibility = Json.text(json);
        case "region" -> region = Json.text(json);
        case "region_id" -> regionId = Json.text(json);
        case "url" -> url = Json.text(json);
        default -> json.skipValue();
      }
    }
    json.endObject();
    into.add(new Endpoint("", visibility, region.isEmpty() ? regionId : region, url));
  }
}
