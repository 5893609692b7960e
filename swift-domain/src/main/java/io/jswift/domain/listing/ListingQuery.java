package io.jswift.domain.listing;

import io.jswift.domain.PercentEncoding;

/**
 * What a listing asks for. An empty text or a limit of 0 means: not sent.
 *
 * @param marker only names after this one
 * @param endMarker only names before this one
 * @param prefix only names that begin so
 * @param delimiter folds names that have it after the prefix into subdirectories
 * @param limit at most so many rows; 0 leaves it to the server
 * @param reverse names from last to first
 */
public record ListingQuery(
    String marker, String endMarker, String prefix, String delimiter, int limit, boolean reverse) {
  /** Everything, in order. */
  public static final ListingQuery ALL = new ListingQuery("", "", "", "", 0, false);

  /** Returns this query for names that begin so. */
  public ListingQuery withPrefix(String text) {
    return new ListingQuery(marker, endMarker, text, delimiter, limit, reverse);
  }

  /** Returns this query with names folded at the delimiter, which may be several characters. */
  public ListingQuery withDelimiter(String text) {
    return new ListingQuery(marker, endMarker, prefix, text, limit, reverse);
  }

  /** Returns this query for names after that one: the next page after a row of that name. */
  public ListingQuery after(String text) {
    return new ListingQuery(text, endMarker, prefix, delimiter, limit, reverse);
  }

  /** Returns this query for names before that one. */
  public ListingQuery before(String text) {
    return new ListingQuery(marker, text, prefix, delimiter, limit, reverse);
  }

  /** Returns this query with pages of at most so many rows. */
  public ListingQuery withLimit(int rows) {
    return new ListingQuery(marker, endMarker, prefix, delimiter, rows, reverse);
  }

  /** Returns the escaped query string, without a question mark, asking for JSON. */
  public String toQueryString() {
    StringBuilder out = new StringBuilder("format=json");
    add(out, "marker", marker);
    add(out, "limit", limit == 0 ? "" : Integer.toString(limit));
    add(out, "prefix", prefix);
    add(out, "delimiter", delimiter);
    add(out, "end_marker", endMarker);
    add(out, "reverse", reverse ? "true" : "");
    return out.toString();
  }

  private static void add(StringBuilder out, String name, String value) {
    if (!value.isEmpty()) {
      out.append('&').append(name).append('=').append(PercentEncoding.query(value));
    }
  }
}
