package io.jswift.adapter.memory.engine;

import java.util.Map;

/** What bulk operations say in their body, as text or as JSON. */
final class Reports {
  private Reports() {}

  static boolean wantsJson(Call call) {
    return call.header("Accept", "").startsWith("application/json");
  }

  static String type(Call call) {
    return wantsJson(call) ? "application/json" : "text/plain";
  }

  static String errorsOnly(boolean json, Map<String, String> errors) {
    return json ? "{" + jsonErrors(errors) + "}" : textErrors(errors);
  }

  /**
   * Returns a report.
   *
   * @param fields what comes before the verdict
   * @param verdict the real status
   */
  static String text(
      boolean json, Map<String, String> fields, String verdict, Map<String, String> errors) {
    StringBuilder out = new StringBuilder();
    if (json) {
      out.append("{\"Response Status\": ")
          .append(Text.json(verdict))
          .append(", \"Response Body\": \"\", ");
      fields.forEach(
          (name, value) ->
              out.append(Text.json(name)).append(": ").append(value(value)).append(", "));
      return out.append(jsonErrors(errors)).append('}').toString();
    }
    fields.forEach((name, value) -> out.append(name).append(": ").append(value).append('\n'));
    out.append("Response Body: \nResponse Status: ").append(verdict).append('\n');
    return out.append(textErrors(errors)).toString();
  }

  private static String value(String text) {
    return text.matches("\\d+") ? text : Text.json(text);
  }

  private static String jsonErrors(Map<String, String> errors) {
    StringBuilder out = new StringBuilder("\"Errors\": [");
    errors.forEach(
        (name, status) ->
            out.append(out.charAt(out.length() - 1) == '[' ? "" : ", ")
                .append("[")
                .append(Text.json(name))
                .append(", ")
                .append(Text.json(status))
                .append("]"));
    return out.append(']').toString();
  }

  private static String textErrors(Map<String, String> errors) {
    StringBuilder out = new StringBuilder("Errors:\n");
    errors.forEach((name, status) -> out.append(name).append(", ").append(status).append('\n'));
    return out.toString();
  }
}
