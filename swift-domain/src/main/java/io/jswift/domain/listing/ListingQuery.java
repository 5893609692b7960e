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
 * @param versions every version of every object, in a container that keeps them
 * @param versionMarker with {@code marker}: only versions of that name after this one
 * @param path only what is directly below that directory, without a slash at its end; objects that
 *     stand for directories are rows as well, and nothing is folded. It excludes prefix and
 *     delimiter
 */
public record ListingQuery(
    String marker,
    String endMarker,
    String prefix,
    String delimiter,
    int limit,
    boolean reverse,
    boolean versions,
    String versionMarker,
    String path) {
  /** Everything, in order. */
  public static final ListingQuery ALL = new ListingQuery("", "", "", "", 0, false);

  /** Makes a query for current objects. */
  public ListingQuery(
      String marker,
      String endMarker,
      String prefix,
      String delimiter,
      int limit,
      boolean reverse) {
    this(marker, endMarker, prefix, delimiter, limit, reverse, false, "", "");
  }

  /** Returns this query for names that begin so. */
  public ListingQuery withPrefix(String text) {
    return new ListingQuery(
        marker, endMarker, text, delimiter, limit, reverse, versions, versionMarker, path);
  }

  /** Returns this query with names folded at the delimiter, which may be several characters. */
  public ListingQuery withDelimiter(String text) {
    return new ListingQuery(
        marker, endMarker, prefix, text, limit, reverse, versions, versionMarker, path);
  }

  /** Returns this query for names after that one: the next page after a row of that name. */
  public ListingQuery after(String text) {
    return new ListingQuery(text, endMarker, prefix, delimiter, limit, reverse, versions, "", path);
  }

  /** Returns this query for names before that one. */
  public ListingQuery before(String text) {
    return new ListingQuery(
        marker, text, prefix, delimiter, limit, reverse, versions, versionMarker, path);
  }

  /** Returns this query with pages of at most so many rows. */
  public ListingQuery withLimit(int rows) {
    return new ListingQuery(
        marker, endMarker, prefix, delimiter, rows, reverse, versions, versionMarker, path);
  }

  /** Returns this query from the last name to the first; the markers' order turns as well. */
  public ListingQuery reversed() {
    return new ListingQuery(
        marker, endMarker, prefix, delimiter, limit, true, versions, versionMarker, path);
  }

  /** Returns this query for every version of every object. */
  public ListingQuery withVersions() {
    return new ListingQuery(
        marker, endMarker, prefix, delimiter, limit, reverse, true, versionMarker, path);
  }

  /** Returns this query for what follows that version of that name: the next page of versions. */
  public ListingQuery afterVersion(String name, String versionId) {
    return new ListingQuery(
        name, endMarker, prefix, delimiter, limit, reverse, true, versionId, path);
  }

  /** Returns this query for what is directly below that directory, such as {@code photos/2026}. */
  public ListingQuery withPath(String directory) {
    return new ListingQuery(
        marker, endMarker, prefix, delimiter, limit, reverse, versions, versionMarker, directory);
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
    add(out, "versions", versions ? "true" : "");
    add(out, "version_marker", versionMarker);
    add(out, "path", path);
    return out.toString();
  }

  private static void add(StringBuilder out, String name, String value) {
    if (!value.isEmpty()) {
      out.append('&').append(name).append('=').append(PercentEncoding.query(value));
    }
  }
}
