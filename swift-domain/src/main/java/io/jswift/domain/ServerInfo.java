package io.jswift.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster says about itself at {@code /info}: its limits and its middleware. Where it says
 * nothing, Swift's defaults stand.
 *
 * @param sections the JSON object as it came: maps, lists, texts, booleans, {@link Long}s, {@link
 *     Double}s and nulls
 */
public record ServerInfo(Map<String, Object> sections) {
  /** A cluster that tells nothing. */
  public static final ServerInfo UNKNOWN = new ServerInfo(Map.of());

  /** Returns whether that middleware is announced, such as {@code slo} or {@code bulk_delete}. */
  public boolean has(String section) {
    return sections.containsKey(section);
  }

  /** Returns the largest plain object in bytes. */
  public long maxFileSize() {
    return number("swift", "max_file_size", 5_368_709_122L);
  }

  /**
   * Returns the longest container name in characters: code points of Unicode, however many octets
   * each takes. (Before Swift ran on Python 3, with 2.21 or so, it counted octets.)
   */
  public long maxContainerNameLength() {
    return number("swift", "max_container_name_length", 256);
  }

  /**
   * Returns the longest object name in characters, as {@link #maxContainerNameLength()}. Besides,
   * Swift takes no request line above 8192 octets, and each octet beyond ASCII makes three there.
   */
  public long maxObjectNameLength() {
    return number("swift", "max_object_name_length", 1024);
  }

  /** Returns how many containers an account listing page holds at most. */
  public long accountListingLimit() {
    return number("swift", "account_listing_limit", 10_000);
  }

  /** Returns how many objects a container listing page holds at most. */
  public long containerListingLimit() {
    return number("swift", "container_listing_limit", 10_000);
  }

  /** Returns how many segments one SLO manifest lists at most. */
  public long maxManifestSegments() {
    return number("slo", "max_manifest_segments", 1000);
  }

  /** Returns the longest SLO manifest in bytes. */
  public long maxManifestSize() {
    return number("slo", "max_manifest_size", 8L * 1024 * 1024);
  }

  /** Returns how many objects one bulk delete takes at most. */
  public long maxDeletesPerRequest() {
    return number("bulk_delete", "max_deletes_per_request", 10_000);
  }

  /** Returns a number of a section, or what stands where it is not told. */
  public long number(String section, String key, long otherwise) {
    return value(section, key) instanceof Number told ? told.longValue() : otherwise;
  }

  /** Returns a text of a section, or what stands where it is not told. */
  public String text(String section, String key, String otherwise) {
    return value(section, key) instanceof String told ? told : otherwise;
  }

  /** Returns whether a section says yes to that. */
  public boolean flag(String section, String key) {
    return Boolean.TRUE.equals(value(section, key));
  }

  private @Nullable Object value(String section, String key) {
    return sections.get(section) instanceof Map<?, ?> map ? map.get(key) : null;
  }
}
