package io.jswift.cli.output;

import io.jswift.domain.Header;
import io.jswift.domain.Headers;
import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code --format json}: an object whose first field, {@code type}, says what it is
 * about. The names are documented in docs/json-output.md and stay.
 */
public final class JsonLine {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  private JsonLine(String type) {
    fields.put("type", type);
  }

  /** Begins a line. */
  public static JsonLine of(String type) {
    return new JsonLine(type);
  }

  /** Adds a field; one without a value is left out. */
  public JsonLine with(String name, @Nullable Object value) {
    Object bare = value instanceof Optional<?> some ? some.orElse(null) : value;
    if (bare != null) {
      fields.put(name, bare);
    }
    return this;
  }

  /** Adds headers, with names in lower case; of the same name the last stays. */
  public JsonLine with(String name, Headers headers) {
    Map<String, String> map = new LinkedHashMap<>();
    for (Header line : headers) {
      map.put(line.name().toLowerCase(Locale.ROOT), line.value());
    }
    return with(name, map);
  }

  /** Adds the metadata among headers: what follows a prefix in their names, in lower case. */
  public JsonLine withMeta(Headers headers, String prefix) {
    String start = prefix.toLowerCase(Locale.ROOT);
    Map<String, String> map = new LinkedHashMap<>();
    for (Header line : headers) {
      String name = line.name().toLowerCase(Locale.ROOT);
      if (name.startsWith(start)) {
        map.put(name.substring(start.length()), line.value());
      }
    }
    return with("meta", map);
  }

  /** Adds what is known of a failure. */
  public JsonLine with(SwiftException failure) {
    if (failure instanceof StatusException status) {
      with("operation", status.operation()).with("url", status.url());
      with("status", status.status()).with("reason", status.reason());
    }
    return with("kind", failure.getClass().getSimpleName().replace("Exception", ""))
        .with("transaction_id", Output.transaction(failure));
  }

  /** Returns the line, without its end. */
  String text() {
    return Json.line(fields);
  }
}
