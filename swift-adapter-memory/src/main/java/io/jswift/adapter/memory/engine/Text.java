package io.jswift.adapter.memory.engine;

/** Text in JSON and XML, written as Swift writes it: JSON in ASCII, XML in UTF-8. */
final class Text {
  private Text() {}

  static String json(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> out.append(c < 0x20 || c > 0x7E ? String.format("\\u%04x", (int) c) : c);
      }
    }
    return out.append('"').toString();
  }

  static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  static String html(String text) {
    return xml(text).replace("\"", "&quot;").replace("'", "&#x27;");
  }

  static String xmlAttribute(String text) {
    return "\"" + xml(text).replace("\"", "&quot;") + "\"";
  }
}
