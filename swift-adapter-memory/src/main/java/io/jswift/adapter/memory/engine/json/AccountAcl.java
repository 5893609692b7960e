package io.jswift.adapter.memory.engine.json;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okio.Buffer;

/**
 * The value of {@code X-Account-Access-Control}: who else may use an account.
 *
 * @param grants users and groups by what they may do: admin, read-only, read-write
 */
public record AccountAcl(Map<String, List<String>> grants) {
  /** A value that TempAuth does not take. */
  public static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    Invalid(String message) {
      super(message);
    }
  }

  /**
   * Reads a value.
   *
   * @throws Invalid if it is none; the message says why, in Swift's words
   */
  public static AccountAcl read(String text) throws Invalid {
    Map<String, List<String>> grants = new TreeMap<>();
    try (JsonReader json = JsonReader.of(new Buffer().writeUtf8(text))) {
      json.beginObject();
      while (json.hasNext()) {
        String key = json.nextName();
        if (!List.of("admin", "read-only", "read-write").contains(key)) {
          throw new Invalid("Key \"" + key + "\" not recognized");
        }
        grants.put(key, list(json, key));
      }
      json.endObject();
    } catch (IOException | JsonDataException noObject) {
      throw new Invalid("Syntax error in input ('" + text + "')");
    }
    return new AccountAcl(grants);
  }

  private static List<String> list(JsonReader json, String key) throws IOException, Invalid {
    if (json.peek() != JsonReader.Token.BEGIN_ARRAY) {
      throw new Invalid("Value for key \"" + key + "\" must be a list");
    }
    List<String> names = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      if (json.peek() != JsonReader.Token.STRING) {
        throw new Invalid("Elements of \"" + key + "\" list must be strings");
      }
      names.add(json.nextString());
    }
    json.endArray();
    return names;
  }

  /** Returns whether nobody is named. */
  public boolean isEmpty() {
    return grants.values().stream().allMatch(List::isEmpty);
  }
}
