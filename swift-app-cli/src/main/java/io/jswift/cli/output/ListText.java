package io.jswift.cli.output;

import io.jswift.domain.ContainerInfo;
import io.jswift.domain.Header;
import io.jswift.domain.Headers;
import io.jswift.domain.listing.ContainerEntry;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ObjectEntry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of {@code list}, long and as JSON. */
public final class ListText {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private ListText() {}

  /** Returns the long row of a container. */
  public static String row(ContainerEntry entry, ContainerInfo info, boolean human) {
    String date =
        info.headers().first("X-Timestamp").map(ListText::date).orElse("????-??-?? ??:??:??");
    return String.format(
        Locale.ROOT,
        "%12s %s %s %-15s %s",
        Sizes.text(entry.objects(), human),
        Sizes.text(entry.bytes(), human),
        date,
        info.storagePolicy().orElse("???"),
        entry.name());
  }

  private static String date(String timestamp) {
    try {
      return DATE.format(Instant.ofEpochSecond((long) Double.parseDouble(timestamp)));
    } catch (NumberFormatException notATime) {
      return "????-??-?? ??:??:??";
    }
  }

  /** Returns the long row of an object or a subdirectory. */
  public static String row(ListingEntry entry, boolean human) {
    if (entry instanceof ObjectEntry object) {
      String[] time = object.lastModified().split("[T.]", 3);
      return row(
          Sizes.text(object.bytes(), human),
          time[0],
          time.length > 1 ? time[1] : "",
          object.contentType(),
          object.name());
    }
    return row(Sizes.text(0, human), "", "", "None", entry.name());
  }

  /** Returns the row of a version. */
  public static String versionRow(ListingEntry entry, boolean human) {
    String[] time =
        entry instanceof ObjectEntry object
            ? (object.lastModified() + "T").split("[T.]", 3)
            : new String[] {"", ""};
    return String.format(
        Locale.ROOT,
        "%s %10s %8s %16s %24s %s",
        Sizes.text(entry instanceof ObjectEntry object ? object.bytes() : 0, human),
        time[0],
        time[1],
        entry instanceof ObjectEntry object ? object.versionId().orElse("null") : "null",
        entry instanceof ObjectEntry object ? object.contentType() : "None",
        entry.name());
  }

  private static String row(String bytes, String date, String time, String type, String name) {
    return String.format(Locale.ROOT, "%s %10s %8s %24s %s", bytes, date, time, type, name);
  }

  /** Returns the last row of an account's long listing; the count is always the short form. */
  public static String totals(long objects, long bytes, boolean human) {
    return String.format(
        Locale.ROOT, "%12s %s", Sizes.text(objects, true), Sizes.text(bytes, human));
  }

  /** Returns a container as JSON, two levels deep in an array. */
  public static String json(ContainerEntry entry) {
    return object(fields(entry), 1);
  }

  /** Returns a container as JSON with the headers that a HEAD of it has. */
  public static String json(ContainerEntry entry, Headers headers) {
    Map<String, String> meta = new TreeMap<>();
    for (Header line : headers) {
      meta.put(line.name().toLowerCase(Locale.ROOT), Python.json(line.value()));
    }
    Map<String, String> fields = fields(entry);
    fields.put("meta", object(meta, 2).strip());
    return object(fields, 1);
  }

  private static Map<String, String> fields(ContainerEntry entry) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("bytes", Long.toString(entry.bytes()));
    fields.put("count", Long.toString(entry.objects()));
    if (!entry.lastModified().isEmpty()) {
      fields.put("last_modified", Python.json(entry.lastModified()));
    }
    fields.put("name", Python.json(entry.name()));
    return fields;
  }

  /**
   * Returns an object or a subdirectory as JSON.
   *
   * @param latest in a listing of versions whether it is the newest
   */
  public static String json(ListingEntry entry, @Nullable Boolean latest) {
    Map<String, String> fields = new TreeMap<>();
    if (entry instanceof ObjectEntry object) {
      fields.put("bytes", Long.toString(object.bytes()));
      fields.put("content_type", Python.json(object.contentType()));
      fields.put("hash", Python.json(object.hash().value()));
      fields.put("last_modified", Python.json(object.lastModified()));
      fields.put("name", Python.json(object.name()));
      object.versionId().ifPresent(id -> fields.put("version_id", Python.json(id)));
      if (latest != null) {
        fields.put("is_latest", latest.toString());
      }
      object.linkPath().ifPresent(path -> fields.put("symlink_path", Python.json(path)));
      object.more().forEach((name, value) -> fields.put(name, Json.line(value)));
      object.sloEtag().ifPresent(etag -> fields.put("slo_etag", Python.json("\"" + etag + "\"")));
    } else {
      fields.put("subdir", Python.json(entry.name()));
    }
    return object(fields, 1);
  }

  private static String object(Map<String, String> fields, int depth) {
    String indent = "  ".repeat(depth);
    return fields.entrySet().stream()
        .map(each -> indent + "  " + Python.json(each.getKey()) + ": " + each.getValue())
        .collect(Collectors.joining(",\n", indent + "{\n", "\n" + indent + "}"));
  }
}
