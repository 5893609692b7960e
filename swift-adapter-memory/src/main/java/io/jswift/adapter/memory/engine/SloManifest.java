package io.jswift.adapter.memory.engine;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
   * @param data bytes that are in the manifest itself, in Base64; null for a segment of its own
   */
  record Entry(
      String container,
      String object,
      long bytes,
      String etag,
      String contentType,
      Stamp modified,
      Ranges.@Nullable Range range,
      boolean nested,
      @Nullable String data) {
    /** Makes one that holds its bytes itself. */
    static Entry of(String base64, Stamp now) {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return new Entry("", "", bytes.length, Bodies.md5Hex(bytes), "", now, null, false, base64);
    }

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
      if (data != null) {
        return inline();
      }
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

    private String inline() {
      return "{\"data\": " + Text.json(String.valueOf(data)) + "}";
    }

    private String raw() {
      if (data != null) {
        return inline();
      }
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

  /** Returns those whose segments are objects. */
  List<Entry> segments() {
    return entries.stream().filter(each -> each.data() == null).toList();
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
