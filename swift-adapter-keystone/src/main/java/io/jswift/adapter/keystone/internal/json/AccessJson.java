package io.jswift.adapter.keystone.internal.json;

import com.squareup.moshi.JsonReader;
import io.jswift.adapter.keystone.internal.json.Catalogue.Endpoint;
import io.jswift.domain.Secret;
import io.jswift.domain.UnexpectedAnswerException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What version 2 answers.
 *
 * @param token the token
 * @param issued when it was given, by Keystone's clock; null if it does not say
 * @param expires when it dies, by Keystone's clock; null if it does not say
 * @param catalogue where the services are; empty if it has none
 */
public record AccessJson(
    Secret token, @Nullable Instant issued, @Nullable Instant expires, Catalogue catalogue) {
  private static final String URL = "URL";

  /**
   * Reads the answer to a request for a token.
   *
   * @throws UnexpectedAnswerException if it is something else
   */
  public static AccessJson read(InputStream body) {
    return Json.read(
        body,
        json -> {
          Found found = new Found();
          json.beginObject();
          while (json.hasNext()) {
            if (json.nextName().equals("access")) {
              found.access(json);
            } else {
              json.skipValue();
            }
          }
          json.endObject();
          if (found.token.isEmpty()) {
            throw new UnexpectedAnswerException("it has no \"access\" with a token's id");
          }
          return new AccessJson(
              new Secret(found.token), found.issued, found.expires, found.catalogue);
        });
  }

  private static final class Found {
    private Catalogue catalogue = new Catalogue(List.of());
    private String token = "";
    private @Nullable Instant issued;
    private @Nullable Instant expires;

    private void access(JsonReader json) throws IOException {
      json.beginObject();
      while (json.hasNext()) {
        switch (json.nextName()) {
          case "token" -> token(json);
          case "serviceCatalog" -> {
            if (!Json.skippedEmptyObject(json)) {
              catalogue = Catalogue.read(json, AccessJson::endpoints);
            }
          }
          default -> json.skipValue();
        }
      }
      json.endObject();
    }

    private void token(JsonReader json) throws IOException {
      json.beginObject();
      while (json.hasNext()) {
        switch (json.nextName()) {
          case "id" -> token = Json.text(json);
          case "issued_at" -> issued = Json.instant(Json.text(json));
          case "expires" -> expires = Json.instant(Json.text(json));
          default -> json.skipValue();
        }
      }
      json.endObject();
    }
  }

  private static void endpoints(JsonReader json, List<Endpoint> into) throws IOException {
    String region = "";
    List<Endpoint> regionless = new ArrayList<>();
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      if (name.equals("region")) {
        region = Json.text(json);
      } else if (name.endsWith(URL)) {
        String visibility = name.substring(0, name.length() - URL.length());
        regionless.add(new Endpoint("", visibility, "", Json.text(json)));
      } else {
        json.skipValue();
      }
    }
    json.endObject();
    for (Endpoint one : regionless) {
      into.add(new Endpoint("", one.visibility(), region, one.url()));
    }
  }
}
