package io.jswift.domain;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** User metadata: names compare without regard to case, values are UTF-8 text. Immutable. */
public final class Metadata {
  /** No metadata. */
  public static final Metadata NONE = new Metadata(Map.of());

  private final Map<String, String> values;

  private Metadata(Map<String, String> values) {
    TreeMap<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(values);
    this.values = Collections.unmodifiableMap(sorted);
  }

  /** Returns metadata of these names, without the {@code X-…-Meta-} prefix, and values. */
  public static Metadata of(Map<String, String> values) {
    return new Metadata(values);
  }

  /** Reads the user metadata of a response about that resource. */
  public static Metadata from(Headers headers, Resource resource) {
    TreeMap<String, String> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String prefix = resource.metaPrefix();
    for (Header line : headers) {
      if (line.name().regionMatches(true, 0, prefix, 0, prefix.length())) {
        found.put(line.name().substring(prefix.length()), line.value());
      }
    }
    return new Metadata(found);
  }

  /** Returns the value of that name, in any case. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Returns names without prefix and values, ordered by name. */
  public Map<String, String> asMap() {
    return values;
  }

  /** Returns the headers that set this metadata on that resource. */
  public Headers headers(Resource resource) {
    Headers out = Headers.NONE;
    for (Map.Entry<String, String> each : values.entrySet()) {
      out = out.and(resource.metaPrefix() + each.getKey(), each.getValue());
    }
    return out;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Metadata that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return "Metadata" + values;
  }
}
