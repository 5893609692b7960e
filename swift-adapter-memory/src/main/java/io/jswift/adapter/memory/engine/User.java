package io.jswift.adapter.memory.engine;

import java.util.List;

/**
 * A user of TempAuth.
 *
 * @param account the account's name without the {@code AUTH_} prefix
 * @param name the user's name in it
 * @param key the password
 * @param groups such as {@code .admin}
 */
public record User(String account, String name, String key, List<String> groups) {
  /** The seven users of Swift's sample proxy configuration. */
  public static final List<User> SAMPLE =
      List.of(
          new User("admin", "admin", "admin", List.of(".admin", ".reseller_admin")),
          new User("admin", "auditor", "admin_ro", List.of(".reseller_reader")),
          new User("test", "tester", "testing", List.of(".admin")),
          new User("test", "tester2", "testing2", List.of(".admin")),
          new User("test", "tester3", "testing3", List.of()),
          new User("test2", "tester2", "testing2", List.of(".admin")),
          new User("test5", "tester5", "testing5", List.of("service")));

  /** Makes an immutable user. */
  public User {
    groups = List.copyOf(groups);
  }

  /** Returns {@code account:name}. */
  public String id() {
    return account + ":" + name;
  }

  /** Returns the name only. */
  @Override
  public String toString() {
    return id();
  }
}
