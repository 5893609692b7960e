package io.jswift.cli.output;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code capabilities} prints: Swift first, then its middleware, each with its options. */
public final class CapabilitiesText {
  private CapabilitiesText() {}

  /** Returns the text for the sections of {@code /info}, which has one for {@code swift}. */
  public static String of(Map<String, Object> sections) {
    StringBuilder out = new StringBuilder();
    Map<String, Object> others = new TreeMap<>(sections);
    section(out, "Core", "swift", others.remove("swift"));
    others.forEach((name, options) -> section(out, "Additional middleware", name, options));
    return out.toString();
  }

  private static void section(StringBuilder out, String kind, String name, @Nullable Object what) {
    out.append(kind).append(": ").append(name).append('\n');
    if (what instanceof Map<?, ?> options && !options.isEmpty()) {
      out.append(" Options:\n");
      Map<String, Object> sorted = new TreeMap<>();
      options.forEach((key, value) -> sorted.put(String.valueOf(key), value));
      sorted.forEach(
          (key, value) ->
              out.append("  ").append(key).append(": ").append(top(value)).append('\n'));
    }
  }

  /** Texts stand without quotes where nothing is around them. */
  private static String top(@Nullable Object value) {
    return value instanceof String text ? text : value(value);
  }

  private static String value(@Nullable Object value) {
    if (value == null) {
      return "None";
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(each -> value(each.getKey()) + ": " + value(each.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(CapabilitiesText::value).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Boolean truth) {
      return truth ? "True" : "False";
    }
    if (value instanceof Double number) {
      return Json.number(number);
    }
    return value instanceof String text ? Python.quoted(text) : String.valueOf(value);
  }
}
