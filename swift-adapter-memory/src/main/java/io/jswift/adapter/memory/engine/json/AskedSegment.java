package io.jswift.adapter.memory.engine.json;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a manifest as the client sent it; nothing in it is checked yet.
 *
 * @param path as sent; null if missing
 * @param etag as sent; null if missing
 * @param size as sent, as text; null if missing
 * @param range as sent; null if missing
 * @param data inline data as sent, in Base64; empty if it is no text; null if there is none
 * @param wrongType keys whose values are of a wrong type
 * @param unknown keys that mean nothing
 */
public record AskedSegment(
    @Nullable String path,
    @Nullable String etag,
    @Nullable String size,
    @Nullable String range,
    @Nullable String data,
    Set<String> wrongType,
    Set<String> unknown) {
  /** Stands for data that is no text; it cannot be Base64. */
  private static final String NO_TEXT = "?";

  /** What is wrong with a manifest as a whole. */
  public enum Fault {
    /** It is not JSON. */
    NOT_JSON,
    /** It is JSON but not a list. */
    NOT_A_LIST,
    /** An entry is no object. */
    NOT_OBJECTS
  }

  /** A manifest that cannot be read. */
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    Unreadable(Fault fault) {
      super(fault.name());
      this.fault = fault;
    }

    /** Returns what is wrong. */
    public Fault fault() {
      return fault;
    }
  }

  /**
   * Reads a manifest.
   *
   * @throws Unreadable if it is no list of objects
   */
  public static List<AskedSegment> read(byte[] body) throws Unreadable {
    try (JsonReader json = JsonReader.of(new Buffer().write(body))) {
      if (json.peek() != JsonReader.Token.BEGIN_ARRAY) {
        json.skipValue();
        throw new Unreadable(Fault.NOT_A_LIST);
      }
      List<AskedSegment> entries = new ArrayList<>();
      json.beginArray();
      while (json.hasNext()) {
        if (json.peek() != JsonReader.Token.BEGIN_OBJECT) {
          throw new Unreadable(Fault.NOT_OBJECTS);
        }
        entries.add(entry(json));
      }
      json.endArray();
      return entries;
    } catch (IOException | JsonDataException broken) {
      throw new Unreadable(Fault.NOT_JSON);
    }
  }

  private static AskedSegment entry(JsonReader json) throws IOException {
    String path = null;
    String etag = null;
    String size = null;
    String range = null;
    String data = null;
    Set<String> wrongType = new TreeSet<>();
    Set<String> unknown = new TreeSet<>();
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      switch (name) {
        case "path" -> path = string(json, name, wrongType);
        case "etag" -> etag = string(json, name, wrongType);
        case "size_bytes" -> size = text(json);
        case "range" -> range = text(json);
        case "data" -> data = data(json);
        default -> {
          unknown.add(name);
          json.skipValue();
        }
      }
    }
    json.endObject();
    return new AskedSegment(path, etag, size, range, data, wrongType, unknown);
  }

  private static String data(JsonReader json) throws IOException {
    if (json.peek() == JsonReader.Token.STRING) {
      return json.nextString();
    }
    json.skipValue();
    return NO_TEXT;
  }

  private static @Nullable String string(JsonReader json, String name, Set<String> wrongType)
      throws IOException {
    if (json.peek() != JsonReader.Token.STRING && json.peek() != JsonReader.Token.NULL) {
      wrongType.add(name);
    }
    return text(json);
  }

  private static @Nullable String text(JsonReader json) throws IOException {
    return switch (json.peek()) {
      case NULL -> json.nextNull();
      case STRING, NUMBER -> json.nextString();
      default -> {
        json.skipValue();
        yield "";
      }
    };
  }
}
