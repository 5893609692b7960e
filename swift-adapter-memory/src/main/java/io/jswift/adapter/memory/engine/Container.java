package io.jswift.adapter.memory.engine;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A container with its objects and their versions. */
final class Container {
  final Stamp stamp;
  final String policy;
  final ConcurrentSkipListMap<String, StoredObject> objects =
      new ConcurrentSkipListMap<>(Store.ORDER);
  final Versions versions = new Versions();
  final AtomicLong count = new AtomicLong();
  final AtomicLong bytes = new AtomicLong();
  volatile Stamp modified;
  private final TreeMap<String, String> meta = new TreeMap<>();
  private boolean deleted;
  private long nextExpiry = Long.MAX_VALUE;

  Container(Stamp stamp, String policy) {
    this.stamp = stamp;
    this.modified = stamp;
    this.policy = policy;
  }

  /**
   * What a deletion did.
   *
   * @param there whether there was something
   * @param marker the version that tells of it, where versions are kept
   */
  record Removal(boolean there, @Nullable Stamp marker) {}

  /**
   * Puts the object in place of another, which stays as a version where versions are kept.
   *
   * @return the object as it is kept; empty if the container was deleted meanwhile
   */
  synchronized Optional<StoredObject> put(String name, StoredObject object) {
    if (deleted) {
      return Optional.empty();
    }
    StoredObject kept = object;
    if (versions.enabled()) {
      keepUnversioned(name);
      kept = object.asVersion(object.stamp());
      versions.add(name, object.stamp(), kept);
      bytes.addAndGet(object.content().size());
    }
    show(name, kept);
    return Optional.of(kept);
  }

  /** Takes an object that was kept on disk. */
  synchronized void take(String name, StoredObject object) {
    show(name, object);
  }

  /** Takes a version that was kept on disk. */
  synchronized void takeVersion(String name, Stamp version, StoredObject object) {
    versions.add(name, version, object);
    bytes.addAndGet(object.content().size());
  }

  // Only what is no version holds bytes of its own.
  private void show(String name, StoredObject object) {
    StoredObject old = objects.put(name, object);
    count.addAndGet(old == null ? 1 : 0);
    if (object.version() == null) {
      bytes.addAndGet(object.content().size());
    }
    if (object.deleteAt() != 0) {
      nextExpiry = Math.min(nextExpiry, object.deleteAt());
    }
    free(old, object);
  }

  private void free(@Nullable StoredObject old, @Nullable StoredObject successor) {
    if (old != null && old.version() == null) {
      bytes.addAndGet(-old.content().size());
      if (successor == null || old.content() != successor.content()) {
        old.content().drop();
      }
    }
  }

  private void keepUnversioned(String name) {
    StoredObject old = objects.get(name);
    if (old != null && old.version() == null) {
      versions.add(name, old.modified(), old);
      objects.put(name, old.asVersion(old.modified()));
    }
  }

  /** Puts other metadata in the place of an object's; false if the container was deleted. */
  synchronized boolean replace(String name, StoredObject object) {
    if (deleted) {
      return false;
    }
    versions.replace(name, object);
    show(name, object);
    return true;
  }

  /** Takes the object out, leaving a marker where versions are kept. */
  synchronized Removal remove(String name, Stamp now) {
    if (!versions.enabled()) {
      return new Removal(drop(name), null);
    }
    keepUnversioned(name);
    versions.add(name, now, StoredObject.empty(now, Versions.MARKER));
    return new Removal(drop(name), now);
  }

  private boolean drop(String name) {
    StoredObject old = objects.remove(name);
    if (old != null) {
      count.decrementAndGet();
      free(old, null);
    }
    return old != null;
  }

  /** Takes out what is current, version or not, without leaving a marker. */
  synchronized boolean removeCurrent(String name) {
    return drop(name);
  }

  /** Takes out one version; if it is the current one, nothing is current afterwards. */
  synchronized boolean removeVersion(String name, Stamp version) {
    StoredObject current = objects.get(name);
    if (current != null && version.equals(current.version())) {
      drop(name);
    }
    Optional<StoredObject> old = versions.remove(name, version);
    old.ifPresent(
        each -> {
          bytes.addAndGet(-each.content().size());
          each.content().drop();
        });
    return old.isPresent();
  }

  /** Makes a version current. */
  synchronized Optional<StoredObject> restore(String name, Stamp version) {
    Optional<StoredObject> found = versions.find(name, version);
    found.ifPresent(each -> show(name, each));
    return found;
  }

  /** Takes out what is over. */
  synchronized void expire(long nowSeconds) {
    if (nowSeconds < nextExpiry) {
      return;
    }
    objects.forEach(
        (name, object) -> {
          if (object.expired(nowSeconds)) {
            drop(name);
          }
        });
    nextExpiry =
        objects.values().stream()
            .mapToLong(StoredObject::deleteAt)
            .filter(each -> each != 0)
            .min()
            .orElse(Long.MAX_VALUE);
  }

  synchronized boolean deleteIfEmpty() {
    deleted = objects.isEmpty() && versions.isEmpty();
    return deleted;
  }

  synchronized Map<String, String> metaCopy() {
    return new TreeMap<>(meta);
  }

  synchronized void merge(Map<String, String> changes, Stamp now) {
    Store.apply(meta, changes);
    modified = now;
  }
}
