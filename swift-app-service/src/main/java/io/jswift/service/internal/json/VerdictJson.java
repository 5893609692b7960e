package io.jswift.service.internal.json;

import io.jswift.domain.UnexpectedAnswerException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a bulk operation says in its body, whatever its status line was.
 *
 * @param status the real status, such as {@code 200 OK} or {@code 400 Bad Request}
 * @param body the real message, often empty
 * @param errors what failed, each as name and status
 */
public record VerdictJson(String status, String body, List<String> errors) {
  /** Reads it. */
  public static VerdictJson read(InputStream stream) {
    Map<String, Object> fields = Json.read(stream, "the report of a bulk operation", Json::object);
    if (!(fields.get("Response Status") instanceof String status)) {
      throw new UnexpectedAnswerException("The report of a bulk operation has no Response Status.");
    }
    List<String> errors = new ArrayList<>();
    if (fields.get("Errors") instanceof List<?> rows) {
      rows.forEach(row -> errors.add(String.valueOf(row)));
    }
    return new VerdictJson(
        status, String.valueOf(fields.getOrDefault("Response Body", "")), errors);
  }

  /** Returns the number of the real status. */
  public int statusCode() {
    try {
      return Integer.parseInt(status.substring(0, Math.min(3, status.length())));
    } catch (NumberFormatException notAStatus) {
      throw new UnexpectedAnswerException("Not a Response Status: '" + status + "'.", notAStatus);
    }
  }
}
