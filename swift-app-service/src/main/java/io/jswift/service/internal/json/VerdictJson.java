package io.jswift.service.internal.json;

import io.jswift.domain.UnexpectedAnswerException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a bulk operation says in its body, whatever its status line was.
 *
 * @param fields the JSON object as it came
 */
public record VerdictJson(Map<String, Object> fields) {
  /** One thing that failed: its escaped path, and the status it got. */
  public record Failed(String path, String status) {}

  /** Reads it. Blanks before it, which keep the connection awake, are skipped. */
  public static VerdictJson read(InputStream stream) {
    Map<String, Object> fields =
        Json.read(
            stream,
            "the report of a bulk operation (is the bulk middleware enabled?)",
            Json::object);
    if (!(fields.get("Response Status") instanceof String)) {
      throw new UnexpectedAnswerException("The report of a bulk operation has no Response Status.");
    }
    return new VerdictJson(fields);
  }

  /** Returns the real status, such as {@code 200 OK} or {@code 400 Bad Request}. */
  public String status() {
    return text("Response Status");
  }

  /** Returns the number of the real status. */
  public int statusCode() {
    try {
      return Integer.parseInt(status().substring(0, Math.min(3, status().length())));
    } catch (NumberFormatException notAStatus) {
      throw new UnexpectedAnswerException("Not a Response Status: '" + status() + "'.", notAStatus);
    }
  }

  /** Returns what follows the number of the real status. */
  public String reason() {
    return status().length() > 4 ? status().substring(4) : "";
  }

  /** Returns what failed. */
  public List<Failed> errors() {
    List<Failed> errors = new ArrayList<>();
    if (fields.get("Errors") instanceof List<?> rows) {
      rows.forEach(row -> errors.add(error(row)));
    }
    return errors;
  }

  private static Failed error(Object row) {
    return row instanceof List<?> pair && pair.size() == 2
        ? new Failed(String.valueOf(pair.get(0)), String.valueOf(pair.get(1)))
        : new Failed("", String.valueOf(row));
  }

  /** Returns a text field, empty where it is missing. */
  public String text(String field) {
    return String.valueOf(fields.getOrDefault(field, ""));
  }

  /** Returns a number, 0 where it is missing. */
  public long number(String field) {
    return fields.get(field) instanceof Number number ? number.longValue() : 0;
  }
}
