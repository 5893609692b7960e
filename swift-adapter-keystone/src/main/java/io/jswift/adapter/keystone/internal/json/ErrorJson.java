package io.jswift.adapter.keystone.internal.json;

import com.squareup.moshi.JsonReader;
import io.jswift.domain.UnexpectedAnswerException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** What Keystone says about a failure. */
public final class ErrorJson {
  private ErrorJson() {}

  /** Returns the message in an error's body; empty if the body is something else. */
  public static Optional<String> message(InputStream body) {
    try {
      String text = Json.read(body, ErrorJson::error);
      return text.isBlank() ? Optional.empty() : Optional.of(text.strip().replaceAll("\\s+", " "));
    } catch (UnexpectedAnswerException something) {
      return Optional.empty();
    }
  }

  private static String error(JsonReader json) throws IOException {
    String message = "";
    json.beginObject();
    while (json.hasNext()) {
      if (!json.nextName().equals("error")) {
        json.skipValue();
        continue;
      }
      json.beginObject();
      while (json.hasNext()) {
        if (json.nextName().equals("message")) {
          message = Json.text(json);
        } else {
          json.skipValue();
        }
      }
      json.endObject();
    }
    json.endObject();
    return message;
  }
}
