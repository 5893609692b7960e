package io.jswift.service.internal.json;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.jswift.domain.ETag;
import io.jswift.domain.listing.ContainerEntry;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ObjectEntry;
import io.jswift.domain.listing.Subdir;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Listings of accounts and containers. What else an object's row has is kept. */
public final class ListingJson {
  private static final JsonReader.Options CONTAINER =
      JsonReader.Options.of("name", "count", "bytes", "last_modified", "subdir");
  private static final JsonReader.Options OBJECT =
      JsonReader.Options.of(
          "name",
          "bytes",
          "hash",
          "content_type",
          "last_modified",
          "subdir",
          "slo_etag",
          "version_id",
          "is_latest",
          "symlink_path");

  private ListingJson() {}

  /**
   * Reads the containers of an account; subdirectories that a delimiter made are containers without
   * numbers.
   */
  public static List<ContainerEntry> containers(InputStream body) {
    return Json.read(
        body, "a JSON listing of containers", json -> array(json, ListingJson::container));
  }

  /** Reads the rows of a container. */
  public static List<ListingEntry> objects(InputStream body) {
    return Json.read(body, "a JSON listing of objects", json -> array(json, ListingJson::object));
  }

  private static <T> List<T> array(JsonReader json, Json.Reading<T> row) throws IOException {
    List<T> rows = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      rows.add(row.read(json));
    }
    json.endArray();
    return rows;
  }

  private static ContainerEntry container(JsonReader json) throws IOException {
    String name = null;
    long count = 0;
    long bytes = 0;
    String lastModified = "";
    json.beginObject();
    while (json.hasNext()) {
      switch (json.selectName(CONTAINER)) {
        case 0, 4 -> name = json.nextString();
        case 1 -> count = json.nextLong();
        case 2 -> bytes = json.nextLong();
        case 3 -> lastModified = json.nextString();
        default -> skip(json);
      }
    }
    json.endObject();
    return new ContainerEntry(required(name, json), count, bytes, lastModified);
  }

  private static ListingEntry object(JsonReader json) throws IOException {
    String name = null;
    String subdir = null;
    long bytes = 0;
    String hash = "";
    String type = "";
    String lastModified = "";
    ETag sloEtag = null;
    String version = null;
    boolean latest = true;
    String link = null;
    Map<String, Object> more = Map.of();
    json.beginObject();
    while (json.hasNext()) {
      switch (json.selectName(OBJECT)) {
        case 0 -> name = json.nextString();
        case 1 -> bytes = Json.size(json);
        case 2 -> hash = json.nextString();
        case 3 -> type = json.nextString();
        case 4 -> lastModified = json.nextString();
        case 5 -> subdir = json.nextString();
        case 6 -> sloEtag = ETag.parse(json.nextString());
        case 7 -> version = json.nextString();
        case 8 -> latest = json.nextBoolean();
        case 9 -> link = json.nextString();
        default -> more = with(more, json);
      }
    }
    json.endObject();
    return subdir != null
        ? new Subdir(subdir)
        : new ObjectEntry(
            required(name, json),
            bytes,
            ETag.parse(hash),
            type,
            lastModified,
            sloEtag,
            version,
            latest,
            link,
            more);
  }

  private static Map<String, Object> with(Map<String, Object> more, JsonReader json)
      throws IOException {
    Map<String, Object> all = more.isEmpty() ? new LinkedHashMap<>() : more;
    String name = json.nextName();
    Object value = Json.any(json);
    if (value != null) {
      all.put(name, value);
    }
    return all;
  }

  private static void skip(JsonReader json) throws IOException {
    json.skipName();
    json.skipValue();
  }

  private static String required(@Nullable String name, JsonReader json) {
    if (name == null || name.isEmpty()) {
      throw new JsonDataException("a row has no name before " + json.getPath());
    }
    return name;
  }
}
