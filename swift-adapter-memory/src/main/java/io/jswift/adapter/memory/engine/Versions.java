package io.jswift.adapter.memory.engine;

import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a container's objects, markers of deletions among them. Changed under the lock of
 * the container only, which counts the bytes.
 */
final class Versions {
  /** The type of the empty version that stands for a deletion. */
  static final String MARKER = "application/x-deleted;swift_versions_deleted=1";

  private final ConcurrentSkipListMap<String, NavigableMap<Long, StoredObject>> byName =
      new ConcurrentSkipListMap<>(Store.ORDER);
  private volatile @Nullable Boolean enabled;

  /** Returns whether what is put now becomes a version. */
  boolean enabled() {
    return Boolean.TRUE.equals(enabled);
  }

  /** Returns whether versions were kept here, ever. */
  boolean everEnabled() {
    return enabled != null;
  }

  void enable(boolean on) {
    enabled = on;
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  void add(String name, Stamp version, StoredObject object) {
    byName
        .computeIfAbsent(name, fresh -> new ConcurrentSkipListMap<>(Comparator.reverseOrder()))
        .put(version.micros(), object.asVersion(version).lasting());
  }

  /** Puts other metadata in the place of a version's, if it is there. */
  void replace(String name, StoredObject object) {
    Stamp version = object.version();
    if (version != null && find(name, version).isPresent()) {
      add(name, version, object);
    }
  }

  Optional<StoredObject> find(String name, Stamp version) {
    NavigableMap<Long, StoredObject> versions = byName.get(name);
    return Optional.ofNullable(versions == null ? null : versions.get(version.micros()));
  }

  Optional<StoredObject> remove(String name, Stamp version) {
    NavigableMap<Long, StoredObject> versions = byName.get(name);
    StoredObject old = versions == null ? null : versions.remove(version.micros());
    if (versions != null && versions.isEmpty()) {
      byName.remove(name);
    }
    return Optional.ofNullable(old);
  }

  /** Returns all names with their versions, the newest first. */
  NavigableMap<String, NavigableMap<Long, StoredObject>> all() {
    return byName;
  }
}
