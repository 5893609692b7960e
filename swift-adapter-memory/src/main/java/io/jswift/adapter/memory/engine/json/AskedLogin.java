package io.jswift.adapter.memory.engine.json;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A login as it is asked of Keystone; nothing in it is checked yet.
 *
 * @param fields the JSON object as it came
 */
public record AskedLogin(Map<?, ?> fields) {
  /** One that says nothing. */
  public static final AskedLogin NOTHING = new AskedLogin(Map.of());

  /** Reads it; empty where it is no JSON object. */
  public static Optional<AskedLogin> read(byte[] body) {
    try (JsonReader json = JsonReader.of(new Buffer().write(body))) {
      return json.readJsonValue() instanceof Map<?, ?> map
          ? Optional.of(new AskedLogin(map))
          : Optional.empty();
    } catch (IOException | JsonDataException notJson) {
      return Optional.empty();
    }
  }

  /** Returns the text at that place; empty where there is none. */
  public String text(String... place) {
    return at(place) instanceof String text ? text : "";
  }

  /** Returns whether there is anything at that place. */
  public boolean has(String... place) {
    return at(place) != null;
  }

  /** Returns the texts of the list at that place. */
  public List<String> texts(String... place) {
    return at(place) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** Returns the objects of the list at that place. */
  public List<AskedLogin> objects(String... place) {
    return at(place) instanceof List<?> list
        ? list.stream()
            .filter(Map.class::isInstance)
            .map(each -> new AskedLogin((Map<?, ?>) each))
            .toList()
        : List.of();
  }

  private @Nullable Object at(String... place) {
    Object value = fields;
    for (String each : place) {
      value = value instanceof Map<?, ?> map ? map.get(each) : null;
    }
    return value;
  }
}
