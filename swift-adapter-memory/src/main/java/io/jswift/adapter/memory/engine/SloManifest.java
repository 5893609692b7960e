package io.jswift.adapter.memory.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The manifest of a static large object as it is kept.
 *
 * @param entries in the order of the bytes
 */
record SloManifest(List<Entry> entries) {
  /**
   * One entry.
   *
   * @param container of the segment
   * @param object its name
   * @param bytes length of the whole segment
   * @param etag its MD5, or the ETag of the large object it is
   * @param contentType its type
   * @param modified its time
   * @param range the part of it that is used; null for all
   * @param nested whether it is a large object itself
   */
  record Entry(
      String container,
      String object,
      long bytes,
      String etag,
      String contentType,
      Stamp modified,
      Ranges.@Nullable Range range,
      boolean nested) {
    String path() {
      return "/" + container + "/" + object;
    }

    long length() {
      return range == null ? bytes : range.length();
    }

    private String etagText() {
      return range == null ? etag : etag + ":" + range.first() + "-" + range.last() + ";";
    }

    private String json() {
      return "{\"name\": "
          + Text.json(path())
          + ", \"bytes\": "
          + bytes
          + ", \"hash\": \""
          + etag
          + "\", \"content_type\": "
          + Text.json(contentType)
          + ", \"last_modified\": \""
          + modified.inManifest()
          + "\""
          + (range == null ? "" : ", \"range\": \"" + range.first() + "-" + range.last() + "\"")
          + (nested ? ", \"sub_slo\": true" : "")
          + "}";
    }

    private String raw() {
      return "{\"etag\": \""
          + etag
          + "\", \"path\": "
          + Text.json(path())
          + (range == null ? "" : ", \"range\": \"" + range.first() + "-" + range.last() + "\"")
          + ", \"size_bytes\": "
          + bytes
          + "}";
    }
  }

  SloManifest {
    entries = List.copyOf(entries);
  }

  long length() {
    return entries.stream().mapToLong(Entry::length).sum();
  }

  String etag() {
    StringBuilder text = new StringBuilder();
    entries.forEach(each -> text.append(each.etagText()));
    return Bodies.md5Hex(text.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The text that is kept, and that {@code multipart-manifest=get} answers. */
  String json() {
    return "[" + String.join(", ", entries.stream().map(Entry::json).toList()) + "]";
  }

  /** The text of {@code format=raw}, which can be put again. */
  String raw() {
    return "[" + String.join(", ", entries.stream().map(Entry::raw).toList()) + "]";
  }
}
