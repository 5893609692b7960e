package io.jswift.adapter.memory.engine;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Accounts, their containers and their objects. Safe for use by several threads. */
final class Store {
  /** By code point, which is the order of UTF-8 bytes. */
  static final Comparator<String> ORDER = Store::compare;

  private final Map<String, Account> accounts = new ConcurrentHashMap<>();

  /** An account; it is there from its first container or metadata on. */
  static final class Account {
    final Stamp stamp;
    private final TreeMap<String, String> meta = new TreeMap<>();
    final ConcurrentSkipListMap<String, Container> containers = new ConcurrentSkipListMap<>(ORDER);

    Account(Stamp stamp) {
      this.stamp = stamp;
    }

    synchronized Map<String, String> metaCopy() {
      return new TreeMap<>(meta);
    }

    long bytes() {
      return containers.values().stream().mapToLong(each -> each.bytes.get()).sum();
    }

    long bytes(String policy) {
      return containers.values().stream()
          .filter(each -> each.policy.equals(policy))
          .mapToLong(each -> each.bytes.get())
          .sum();
    }

    synchronized void merge(Map<String, String> changes) {
      apply(meta, changes);
    }
  }

  /** Returns the accounts there are now. */
  Map<String, Account> accounts() {
    return new TreeMap<>(accounts);
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

  /** Returns the object, or the one at the end of its links, if nobody need ask for rights. */
  Optional<StoredObject> reached(String account, String container, String name, long nowSeconds) {
    Optional<StoredObject> at = object(account, container, name, nowSeconds);
    for (int hops = 0; hops < Links.MOST_HOPS && at.isPresent(); hops++) {
      SymLink link = at.get().link();
      if (link != null) {
        String[] parts = Call.plain(link.path(account)).split("/", 5);
        at = object(parts[2], parts[3], parts[4], nowSeconds);
      }
    }
    return at;
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
