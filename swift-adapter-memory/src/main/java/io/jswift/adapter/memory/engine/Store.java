package io.jswift.adapter.memory.engine;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Accounts, their containers and their objects. Safe for use by several threads. */
final class Store {
  /** By code point, which is the order of UTF-8 bytes. */
  static final Comparator<String> ORDER = Store::compare;

  private final Map<String, Account> accounts = new ConcurrentHashMap<>();

  /** An account; it is there from its first container or metadata on. */
  static final class Account {
    final Stamp stamp;
    final TreeMap<String, String> meta = new TreeMap<>();
    final ConcurrentSkipListMap<String, Container> containers = new ConcurrentSkipListMap<>(ORDER);

    Account(Stamp stamp) {
      this.stamp = stamp;
    }
  }

  /** A container. */
  static final class Container {
    final Stamp stamp;
    final String policy;
    final TreeMap<String, String> meta = new TreeMap<>();
    final ConcurrentSkipListMap<String, StoredObject> objects = new ConcurrentSkipListMap<>(ORDER);
    final AtomicLong count = new AtomicLong();
    final AtomicLong bytes = new AtomicLong();
    volatile Stamp modified;
    private boolean deleted;

    Container(Stamp stamp, String policy) {
      this.stamp = stamp;
      this.modified = stamp;
      this.policy = policy;
    }

    /** Puts the object in place of another; false if the container was deleted meanwhile. */
    synchronized boolean put(String name, StoredObject object) {
      if (deleted) {
        return false;
      }
      StoredObject old = objects.put(name, object);
      count.addAndGet(old == null ? 1 : 0);
      bytes.addAndGet(object.content().size() - (old == null ? 0 : old.content().size()));
      if (old != null && old.content() != object.content()) {
        old.content().drop();
      }
      return true;
    }

    /** Takes the object out; false if it is not there. */
    synchronized boolean remove(String name) {
      StoredObject old = objects.remove(name);
      if (old == null) {
        return false;
      }
      count.decrementAndGet();
      bytes.addAndGet(-old.content().size());
      old.content().drop();
      return true;
    }

    synchronized boolean deleteIfEmpty() {
      deleted = objects.isEmpty();
      return deleted;
    }

    synchronized Map<String, String> metaCopy() {
      return new TreeMap<>(meta);
    }

    synchronized void merge(Map<String, String> changes, Stamp now) {
      apply(meta, changes);
      modified = now;
    }
  }

  @Nullable Account account(String name) {
    return accounts.get(name);
  }

  Account makeAccount(String name, Stamp now) {
    return accounts.computeIfAbsent(name, absent -> new Account(now));
  }

  @Nullable Container container(String account, String name) {
    Account found = accounts.get(account);
    return found == null ? null : found.containers.get(name);
  }

  Optional<StoredObject> object(String account, String container, String name, long nowSeconds) {
    Container found = container(account, container);
    return Optional.ofNullable(found == null ? null : found.objects.get(name))
        .filter(object -> !object.expired(nowSeconds));
  }

  /** Sets what has a value and removes what has none. */
  static void apply(Map<String, String> meta, Map<String, String> changes) {
    changes.forEach(
        (name, value) -> {
          if (value.isEmpty()) {
            meta.remove(name);
          } else {
            meta.put(name, value);
          }
        });
  }

  private static int compare(String a, String b) {
    int i = 0;
    int end = Math.min(a.length(), b.length());
    while (i < end && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    if (i == end) {
      return Integer.compare(a.length(), b.length());
    }
    int back = i > 0 && Character.isLowSurrogate(a.charAt(i)) ? 1 : 0;
    return Integer.compare(a.codePointAt(i - back), b.codePointAt(i - back));
  }
}
