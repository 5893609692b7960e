package io.jswift.adapter.memory.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Listings with {@code versions}: every version of every object, always in JSON. */
final class VersionListing {
  private static final String NULL = "null";

  private VersionListing() {}

  /** One version of a name; id {@code null} is what is current without being a version. */
  private record Row(String name, String id, StoredObject object, boolean latest) {}

  static boolean isAsked(Call call) {
    return call.asks("versions") && call.is("GET");
  }

  /** Refuses what such a listing cannot be asked. */
  static void check(Call call) {
    String format = call.query("format", "json");
    if (!format.equals("json") && !format.isEmpty()) {
      throw Refusal.of(406);
    }
    String marker = call.query("version_marker", NULL);
    if (call.asks("version_marker") && !call.asks("marker")) {
      throw Refusal.labelledHtml(400, "version_marker param requires marker");
    }
    if (!marker.equals(NULL) && Stamp.parse(marker).isEmpty()) {
      throw Refusal.labelledHtml(400, "invalid version_marker param");
    }
    if (call.query("delimiter", "").matches("(?s).*[0-9.].*")) {
      throw Refusal.labelledHtml(400, "invalid delimiter param");
    }
  }

  static String json(Call call, Container container, int limit) {
    NavigableMap<String, List<Row>> names = names(container);
    boolean reverse = Listing.isTrue(call.query("reverse", ""));
    Collection<String> subdirs = new java.util.HashSet<>();
    List<String> written = new ArrayList<>();
    for (Map.Entry<String, List<Row>> each : (reverse ? names.descendingMap() : names).entrySet()) {
      if (!Listing.isWanted(call, each.getKey(), reverse)) {
        continue;
      }
      String subdir = Listing.subdir(call, each.getKey());
      if (!subdir.isEmpty()) {
        if (subdirs.add(subdir)) {
          written.add("{\"subdir\": " + Text.json(subdir) + "}");
        }
        continue;
      }
      for (Row row : ordered(each.getValue(), reverse)) {
        if (isAfterMarker(call, row, reverse)) {
          written.add(json(row));
        }
      }
    }
    return "[" + String.join(", ", written.subList(0, Math.min(limit, written.size()))) + "]";
  }

  private static List<Row> ordered(List<Row> rows, boolean reverse) {
    List<Row> ordered = new ArrayList<>(rows);
    if (reverse) {
      java.util.Collections.reverse(ordered);
    }
    return ordered;
  }

  private static boolean isAfterMarker(Call call, Row row, boolean reverse) {
    if (!row.name().equals(call.query("marker", ""))) {
      return true;
    }
    String marker = call.query("version_marker", "");
    if (marker.isEmpty() || row.id().equals(NULL)) {
      return false;
    }
    if (marker.equals(NULL)) {
      return !reverse;
    }
    int order = row.id().compareTo(Stamp.parse(marker).orElseThrow().timestamp());
    return reverse ? order > 0 : order < 0;
  }

  private static NavigableMap<String, List<Row>> names(Container container) {
    TreeMap<String, List<Row>> names = new TreeMap<>(Store.ORDER);
    container.objects.forEach(
        (name, object) -> {
          if (object.version() == null) {
            names
                .computeIfAbsent(name, fresh -> new ArrayList<>())
                .add(new Row(name, NULL, object, true));
          }
        });
    for (Map.Entry<String, NavigableMap<Long, StoredObject>> each :
        container.versions.all().entrySet()) {
      String name = each.getKey();
      StoredObject current = container.objects.get(name);
      boolean found = current != null && current.version() == null;
      List<Row> rows = names.computeIfAbsent(name, fresh -> new ArrayList<>());
      for (Map.Entry<Long, StoredObject> version : each.getValue().entrySet()) {
        Stamp stamp = new Stamp(version.getKey());
        StoredObject object = version.getValue();
        boolean linked = current != null && stamp.equals(current.version());
        // As Swift has it: a marker that is newer than the restored version counts as latest, too.
        boolean latest = linked || !found && object.contentType().equals(Versions.MARKER);
        found |= latest;
        rows.add(new Row(name, stamp.timestamp(), object, latest));
      }
    }
    return names;
  }

  private static String json(Row row) {
    String id = ", \"version_id\": \"" + row.id() + "\"";
    String latest = ", \"is_latest\": " + row.latest();
    String more = row.id().equals(NULL) ? id + latest : latest + id;
    return ContainerRows.json(row.name(), row.object(), more);
  }
}
