package io.jswift.cli.output;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON from maps, lists, texts, numbers, booleans and null, in ASCII: in one line, or indented with
 * sorted names as python-swiftclient prints it. Empty {@link Optional}s of a map are left out.
 */
public final class Json {
  private final StringBuilder out = new StringBuilder();
  private final boolean indented;

  private Json(boolean indented) {
    this.indented = indented;
  }

  /** Returns the value in one line, a map's names in their own order. */
  public static String line(Object value) {
    return text(value, false);
  }

  /** Returns the value over several lines, indented by two, names sorted. */
  public static String indented(Object value) {
    return text(value, true);
  }

  private static String text(Object value, boolean indented) {
    Json json = new Json(indented);
    json.any(value, 1);
    return json.out.toString();
  }

  private void any(@Nullable Object value, int depth) {
    if (value instanceof Map<?, ?> map) {
      object(map, depth);
    } else if (value instanceof List<?> list) {
      array(list, depth);
    } else if (value instanceof Optional<?> some) {
      any(some.orElse(null), depth);
    } else if (value instanceof Double number) {
      out.append(number(number));
    } else if (value == null || value instanceof Number || value instanceof Boolean) {
      out.append(value);
    } else {
      out.append(Python.json(value.toString()));
    }
  }

  private void object(Map<?, ?> map, int depth) {
    Map<Object, Object> fields = new TreeMap<>();
    map.forEach(fields::put);
    Iterator<? extends Map.Entry<?, ?>> left =
        (indented ? fields : map)
            .entrySet().stream()
                .filter(each -> !Optional.empty().equals(each.getValue()))
                .iterator();
    out.append('{');
    for (boolean first = true; left.hasNext(); first = false) {
      Map.Entry<?, ?> each = left.next();
      between(first, depth);
      out.append(Python.json(String.valueOf(each.getKey()))).append(": ");
      any(each.getValue(), depth + 1);
    }
    end('}', map.isEmpty(), depth);
  }

  private void array(List<?> list, int depth) {
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      between(i == 0, depth);
      any(list.get(i), depth + 1);
    }
    end(']', list.isEmpty(), depth);
  }

  private void between(boolean first, int depth) {
    if (indented) {
      out.append(first ? "\n" : ",\n").append("  ".repeat(depth));
    } else if (!first) {
      out.append(", ");
    }
  }

  private void end(char bracket, boolean empty, int depth) {
    if (indented && !empty) {
      out.append('\n').append("  ".repeat(depth - 1));
    }
    out.append(bracket);
  }

  /** Returns a number with decimals as Python writes it. */
  static String number(double value) {
    double size = Math.abs(value);
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "null";
    }
    if (size != 0 && (size < 1e-4 || size >= 1e16)) {
      String[] parts = Double.toString(value).toLowerCase(Locale.ROOT).split("e", 2);
      int exponent = Integer.parseInt(parts[1]);
      return String.format(
          Locale.ROOT,
          "%se%s%02d",
          parts[0].replaceFirst("\\.0$", ""),
          exponent < 0 ? "-" : "+",
          Math.abs(exponent));
    }
    String plain = new BigDecimal(Double.toString(value)).toPlainString();
    return plain.contains(".") ? plain : plain + ".0";
  }
}
