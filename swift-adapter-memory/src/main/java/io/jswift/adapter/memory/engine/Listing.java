package io.jswift.adapter.memory.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** One page of a listing: which rows, and how they are written. */
final class Listing {
  /** A row: a name with what stands for it, or a folded subdirectory. */
  record Row<V>(String name, boolean subdir, V value) {}

  /** How a listing is written. */
  enum Format {
    PLAIN,
    JSON,
    XML
  }

  private static final List<String> TYPES =
      List.of("text/plain", "application/json", "application/xml", "text/xml");

  private static final List<String> PARAMETERS =
      List.of("format", "prefix", "delimiter", "marker", "end_marker", "path", "limit", "reverse");

  private Listing() {}

  /** Refuses parameters that are not UTF-8. */
  static void checkText(Call call) {
    PARAMETERS.forEach(each -> call.query(each, ""));
  }

  static Format format(Call call) {
    return switch (contentType(call)) {
      case "application/json" -> Format.JSON;
      case "text/plain" -> Format.PLAIN;
      default -> Format.XML;
    };
  }

  /** Returns the type of the listing that is asked for, by query or else by Accept. */
  static String contentType(Call call) {
    return switch (call.query("format", "").toLowerCase(Locale.ROOT)) {
      case "json" -> "application/json";
      case "xml" -> "application/xml";
      case "" -> Accept.best(call.header("Accept", ""), TYPES).orElseThrow(() -> Refusal.of(406));
      default -> "text/plain";
    };
  }

  /** Tells caches that the Accept header chose the format. */
  static void tellVariation(Call call, Answer answer) {
    if (!call.asks("format") && !VersionListing.isAsked(call)) {
      answer.header("Vary", "Accept");
    }
  }

  static int limit(Call call, int most) {
    String text = call.query("limit", "");
    if (!text.matches("\\d{1,18}")) {
      return most;
    }
    if (Long.parseLong(text) > most) {
      throw Refusal.labelledHtml(412, "Maximum limit is " + most);
    }
    return Integer.parseInt(text);
  }

  /** Returns the rows of the page that the call asks for. */
  static <V> List<Row<V>> rows(
      Call call, NavigableMap<String, V> all, int limit, Predicate<V> shown, V folded) {
    boolean reverse = isTrue(call.query("reverse", ""));
    String prefix = call.query("prefix", "");
    String delimiter = call.query("delimiter", "");
    String marker = call.query("marker", "");
    String end = call.query("end_marker", "");
    if (call.asks("path")) {
      String path = call.query("path", "");
      prefix = path.isEmpty() || path.endsWith("/") ? path : path + "/";
      delimiter = "/";
    }
    NavigableMap<String, V> view = reverse ? all.descendingMap() : all;
    if (!marker.isEmpty()) {
      view = view.tailMap(marker, false);
    } else if (!prefix.isEmpty() && !reverse) {
      view = view.tailMap(prefix, true);
    }
    List<Row<V>> rows = new ArrayList<>();
    Map.Entry<String, V> next = view.firstEntry();
    while (next != null && rows.size() < limit) {
      String name = next.getKey();
      int order = end.isEmpty() ? -1 : Store.ORDER.compare(name, end) * (reverse ? -1 : 1);
      boolean past = !name.startsWith(prefix) && isPast(name, prefix, reverse);
      if (order >= 0 || past) {
        break;
      }
      int fold =
          delimiter.isEmpty() || !name.startsWith(prefix)
              ? -1
              : name.indexOf(delimiter, prefix.length());
      if (fold >= 0 && !(call.asks("path") && fold + delimiter.length() == name.length())) {
        String subdir = name.substring(0, fold + delimiter.length());
        if (!subdir.equals(marker) && !call.asks("path")) {
          rows.add(new Row<>(subdir, true, folded));
        }
        next = reverse ? view.higherEntry(subdir) : skip(view, subdir);
        next =
            reverse && next != null && next.getKey().startsWith(subdir)
                ? afterAll(view, next, subdir)
                : next;
      } else {
        boolean itself = call.asks("path") && name.equals(prefix);
        if (!itself && name.startsWith(prefix) && shown.test(next.getValue())) {
          rows.add(new Row<>(name, false, next.getValue()));
        }
        next = view.higherEntry(name);
      }
    }
    return rows;
  }

  /** Returns whether a name is within prefix, marker and end marker. */
  static boolean isWanted(Call call, String name, boolean reverse) {
    String marker = call.query("marker", "");
    String end = call.query("end_marker", "");
    int sign = reverse ? -1 : 1;
    return name.startsWith(call.query("prefix", ""))
        && (marker.isEmpty() || Store.ORDER.compare(name, marker) * sign >= 0)
        && (end.isEmpty() || Store.ORDER.compare(name, end) * sign < 0);
  }

  /** Returns the subdirectory that a name is folded into; empty if it is not. */
  static String subdir(Call call, String name) {
    String delimiter = call.query("delimiter", "");
    int fold =
        delimiter.isEmpty() ? -1 : name.indexOf(delimiter, call.query("prefix", "").length());
    return fold < 0 ? "" : name.substring(0, fold + delimiter.length());
  }

  private static boolean isPast(String name, String prefix, boolean reverse) {
    int order = Store.ORDER.compare(name, prefix);
    return reverse ? order < 0 : order > 0;
  }

  // The first name after all that begin with the subdirectory.
  private static <V> Map.Entry<String, V> skip(NavigableMap<String, V> view, String subdir) {
    return view.ceilingEntry(subdir + "\udbff\udfff\udbff\udfff");
  }

  private static <V> Map.Entry<String, V> afterAll(
      NavigableMap<String, V> view, Map.Entry<String, V> from, String subdir) {
    Map.Entry<String, V> next = from;
    while (next != null && next.getKey().startsWith(subdir)) {
      next = view.higherEntry(next.getKey());
    }
    return next;
  }

  static boolean isTrue(String text) {
    return List.of("true", "1", "yes", "on", "t", "y").contains(text.toLowerCase(Locale.ROOT));
  }

  static <V> String plain(List<Row<V>> rows) {
    StringBuilder out = new StringBuilder();
    rows.forEach(row -> out.append(row.name()).append('\n'));
    return out.toString();
  }

  static <V> String json(List<Row<V>> rows, BiFunction<String, V, String> row) {
    StringBuilder out = new StringBuilder("[");
    for (Row<V> each : rows) {
      out.append(out.length() == 1 ? "" : ", ");
      out.append(
          each.subdir()
              ? "{\"subdir\": " + Text.json(each.name()) + "}"
              : row.apply(each.name(), each.value()));
    }
    return out.append(']').toString();
  }

  private static String subdir(String name, boolean empty) {
    String start = "<subdir name=" + Text.xmlAttribute(name);
    return empty ? start + " />" : start + "><name>" + Text.xml(name) + "</name></subdir>";
  }

  static <V> String xml(
      String root, String name, List<Row<V>> rows, BiFunction<String, V, String> row) {
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    String line = root.equals("account") ? "\n" : "";
    out.append('<').append(root).append(" name=").append(Text.xmlAttribute(name));
    if (rows.isEmpty() && line.isEmpty()) {
      return out.append(" />").toString();
    }
    out.append('>').append(line);
    for (Row<V> each : rows) {
      out.append(
          each.subdir()
              ? subdir(each.name(), root.equals("account"))
              : row.apply(each.name(), each.value()));
      out.append(line);
    }
    return out.append("</").append(root).append('>').toString();
  }
}
