package io.jswift.adapter.memory.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What bulk operations say in their body, as text, JSON or XML. */
final class Reports {
  private static final String TEXT = "text/plain";
  private static final String JSON = "application/json";
  private static final List<String> TYPES = List.of(TEXT, JSON, "application/xml", "text/xml");

  /** One thing that failed: its name and the status. */
  record Failure(String name, String status) {}

  private Reports() {}

  /** Returns the type that the client accepts; text where it accepts none of them. */
  static String type(Call call) {
    String accepted = accepted(call);
    return accepted.isEmpty() ? TEXT : accepted;
  }

  /** Returns the type that the client accepts; empty if it accepts none. */
  static String accepted(Call call) {
    try {
      return Accept.best(call.header("Accept", ""), TYPES).orElse("");
    } catch (Refusal unreadable) {
      return "";
    }
  }

  static String errorsOnly(String type, List<Failure> errors) {
    return switch (type) {
      case JSON -> "{" + jsonErrors(errors) + "}";
      case TEXT -> textErrors(errors);
      default -> "<upload>\n" + xmlErrors(errors) + "</upload>\n";
    };
  }

  /**
   * Returns a report.
   *
   * @param type one of those that {@link #type} returns
   * @param root the name of the whole in XML
   * @param fields what it counted
   * @param verdict the real status
   * @param body what is said of it
   */
  static String text(
      String type,
      String root,
      Map<String, String> fields,
      String verdict,
      String body,
      List<Failure> errors) {
    StringBuilder out = new StringBuilder();
    if (type.equals(JSON)) {
      out.append("{\"Response Status\": ").append(Text.json(verdict)).append(", ");
      String said = "\"Response Body\": " + Text.json(body) + ", ";
      boolean saidLast = root.equals("upload");
      out.append(saidLast ? "" : said);
      fields.forEach(
          (name, value) ->
              out.append(Text.json(name)).append(": ").append(value(value)).append(", "));
      out.append(saidLast ? said : "");
      return out.append(jsonErrors(errors)).append('}').toString();
    }
    Map<String, String> all = new TreeMap<>(fields);
    all.put("Response Status", verdict);
    all.put("Response Body", body);
    if (type.equals(TEXT)) {
      all.forEach((name, value) -> out.append(name).append(": ").append(value).append('\n'));
      return out.append(textErrors(errors)).toString();
    }
    out.append('<').append(root).append(">\n");
    all.forEach(
        (name, value) ->
            element(out, name.toLowerCase(java.util.Locale.ROOT).replace(' ', '_'), value));
    return out.append(xmlErrors(errors)).append("</").append(root).append(">\n").toString();
  }

  private static void element(StringBuilder out, String name, String value) {
    out.append('<').append(name).append('>').append(Text.xml(value));
    out.append("</").append(name).append(">\n");
  }

  private static String value(String text) {
    return text.matches("\\d+") ? text : Text.json(text);
  }

  private static String jsonErrors(List<Failure> errors) {
    StringBuilder out = new StringBuilder("\"Errors\": [");
    errors.forEach(
        each ->
            out.append(out.charAt(out.length() - 1) == '[' ? "" : ", ")
                .append("[")
                .append(Text.json(each.name()))
                .append(", ")
                .append(Text.json(each.status()))
                .append("]"));
    return out.append(']').toString();
  }

  private static String textErrors(List<Failure> errors) {
    StringBuilder out = new StringBuilder("Errors:\n");
    errors.forEach(each -> out.append(each.name()).append(", ").append(each.status()).append('\n'));
    return out.toString();
  }

  private static String xmlErrors(List<Failure> errors) {
    StringBuilder out = new StringBuilder("<errors>\n");
    errors.forEach(
        each ->
            out.append("<object><name>")
                .append(Text.xml(each.name()))
                .append("</name><status>")
                .append(Text.xml(each.status()))
                .append("</status></object>\n"));
    return out.append("</errors>\n").toString();
  }
}
