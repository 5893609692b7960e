package io.jswift.service.internal.json;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.jswift.domain.ByteRange;
import io.jswift.domain.ETag;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SloManifest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Manifests of static large objects: as they are put, and as {@code multipart-manifest=get}
 * answers.
 */
public final class ManifestJson {
  private ManifestJson() {}

  /** Returns the body of a {@code multipart-manifest=put}. */
  public static byte[] write(SloManifest manifest) {
    return Json.write(
        json -> {
          json.beginArray();
          for (ManifestEntry entry : manifest.entries()) {
            write(json, entry);
          }
          json.endArray();
        });
  }

  private static void write(JsonWriter json, ManifestEntry entry) throws IOException {
    json.beginObject();
    if (entry instanceof ManifestEntry.Inline inline) {
      json.name("data").value(inline.base64());
    } else if (entry instanceof ManifestEntry.Part part) {
      json.name("path").value("/" + part.path());
      json.name("etag").value(part.etag().value());
      json.name("size_bytes").value(part.size());
      if (part.rangeOrNull() != null) {
        json.name("range").value(part.rangeOrNull().first() + "-" + part.rangeOrNull().last());
      }
    }
    json.endObject();
  }

  /** Reads the answer to {@code multipart-manifest=get}. */
  public static SloManifest read(InputStream body) {
    return Json.read(body, "the manifest of a static large object", ManifestJson::manifest);
  }

  private static SloManifest manifest(JsonReader json) throws IOException {
    List<ManifestEntry> entries = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      entries.add(entry(json));
    }
    json.endArray();
    return new SloManifest(entries);
  }

  private static ManifestEntry entry(JsonReader json) throws IOException {
    String name = null;
    String hash = "";
    long bytes = 0;
    String range = null;
    boolean nested = false;
    String data = null;
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "name" -> name = json.nextString();
        case "hash" -> hash = json.nextString();
        case "bytes" -> bytes = Json.size(json);
        case "range" -> range = json.nextString();
        case "sub_slo" -> nested = json.nextBoolean();
        case "data" -> data = json.nextString();
        default -> json.skipValue();
      }
    }
    json.endObject();
    if (data != null) {
      return ManifestEntry.Inline.of(Base64.getDecoder().decode(data));
    }
    if (name == null) {
      throw new JsonDataException("an entry has no name before " + json.getPath());
    }
    return new ManifestEntry.Part(
        ObjectPath.parse(name), ETag.parse(hash), bytes, range(range), nested);
  }

  private static @Nullable ByteRange range(@Nullable String text) {
    if (text == null) {
      return null;
    }
    int dash = text.indexOf('-');
    try {
      return new ByteRange(
          Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
    } catch (NumberFormatException | IndexOutOfBoundsException notARange) {
      throw new JsonDataException("not a range: " + text, notARange);
    }
  }
}
