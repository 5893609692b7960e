package io.jswift.adapter.memory.engine;

import java.util.List;
import java.util.Map;

/** A listing as an HTML page. */
final class WebListing {
  private static final String META = "X-Container-Meta-Web-Listings-";
  private static final String STYLE =
      """
        <style type="text/css">
         h1 {font-size: 1em; font-weight: bold;}
         th {text-align: left; padding: 0px 1em 0px 1em;}
         td {padding: 0px 1em 0px 1em;}
         a {text-decoration: none;}
        </style>
      """;

  private WebListing() {}

  static String query(String prefix) {
    return "?delimiter=/&prefix=" + PathText.escaped(prefix);
  }

  /** Returns the page; empty if nothing is there. */
  static String page(
      Call call,
      Call inner,
      Container container,
      Map<String, String> meta,
      String prefix,
      int most) {
    List<Listing.Row<StoredObject>> rows =
        Listing.rows(
            inner, container.objects, most, each -> true, StoredObject.empty(new Stamp(0), ""));
    if (rows.isEmpty() && !prefix.isEmpty()) {
      return "";
    }
    String label = meta.getOrDefault(META + "Label", "");
    String place = label.isEmpty() ? "/v1/" + call.account + "/" + call.container : label;
    String title = Text.html("Listing of " + place + "/" + prefix);
    StringBuilder out = new StringBuilder();
    out.append(
        "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\""
            + " \"http://www.w3.org/TR/html4/loose.dtd\">\n<html>\n <head>\n  <title>");
    out.append(title)
        .append("</title>\n")
        .append(style(meta.getOrDefault(META + "Css", ""), prefix));
    out.append(" </head>\n <body>\n  <h1 id=\"title\">").append(title);
    out.append("</h1>\n  <table id=\"listing\">\n   <tr id=\"heading\">\n");
    for (String each : List.of("name:Name", "size:Size", "date:Date")) {
      String[] parts = each.split(":");
      out.append("    <th class=\"col%s\">%s</th>\n".formatted(parts[0], parts[1]));
    }
    out.append("   </tr>\n");
    if (!prefix.isEmpty()) {
      row(out, "id=\"parent\" class=\"item\"", "../", "&nbsp;", "&nbsp;");
    }
    rows.stream()
        .filter(Listing.Row::subdir)
        .forEach(
            each -> row(out, "class=\"item subdir\"", below(each, prefix), "&nbsp;", "&nbsp;"));
    rows.stream().filter(each -> !each.subdir()).forEach(each -> file(out, each, prefix));
    return out.append("  </table>\n </body>\n</html>\n").toString();
  }

  private static String below(Listing.Row<StoredObject> row, String prefix) {
    return row.name().substring(prefix.length());
  }

  private static void file(StringBuilder out, Listing.Row<StoredObject> row, String prefix) {
    StoredObject object = row.value();
    String type = ContentTypes.listed(object.contentType()).replaceFirst(";.*", "");
    String classes = "type-" + String.join(" type-", type.split("/"));
    String time = object.modified().inListing().replaceFirst("\\..*", "").replace('T', ' ');
    row(
        out,
        "class=\"item " + Text.html(classes) + "\"",
        below(row, prefix),
        size(object.size()),
        time);
  }

  private static void row(StringBuilder out, String kind, String name, String size, String date) {
    out.append("   <tr ").append(kind).append(">\n    <td class=\"colname\"><a href=\"");
    out.append(PathText.escaped(name)).append("\">").append(Text.html(name)).append("</a></td>\n");
    out.append("    <td class=\"colsize\">").append(size).append("</td>\n");
    out.append("    <td class=\"coldate\">").append(date).append("</td>\n   </tr>\n");
  }

  private static String style(String css, String prefix) {
    if (css.isEmpty()) {
      return STYLE;
    }
    boolean whole = css.matches("(?s)(//|https?://|/).*");
    long up = whole ? 0 : prefix.chars().filter(each -> each == '/').count();
    return "  <link rel=\"stylesheet\" type=\"text/css\" href=\""
        + Text.html("../".repeat((int) up) + css)
        + "\" />\n";
  }

  private static String size(long bytes) {
    long shown = bytes;
    int step = 0;
    while (shown >= 1024 && step < 8) {
      shown = Math.round(shown / 1024.0);
      step++;
    }
    return step == 0 ? Long.toString(shown) : shown + "KMGTPEZY".substring(step - 1, step) + "i";
  }
}
