package io.jswift.adapter.memory.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a token of Keystone's stands for.
 *
 * @param user the user, with the groups that the roles leave
 * @param roles the names of the roles in the project
 * @param scoped whether it opens the project's storage
 * @param methods how the user proved who it is
 * @param credential the application credential it was made of, or null
 */
record KeystoneGrant(
    User user,
    List<String> roles,
    boolean scoped,
    List<String> methods,
    KeystoneCredentials.@Nullable Credential credential) {

  /** Returns the roles of a user who logs in by password. */
  static List<String> roles(User user) {
    if (user.groups().contains(".reseller_admin")) {
      return List.of("reader", "member", "admin", "ResellerAdmin");
    }
    return user.groups().contains(".admin") ? List.of("reader", "member") : List.of("reader");
  }

  /** Returns the user as these roles let it act. */
  static User limited(User user, List<String> roles) {
    List<String> left =
        user.groups().stream()
            .filter(each -> !each.equals(".admin") || roles.contains("member"))
            .filter(each -> !each.equals(".reseller_admin") || roles.contains("ResellerAdmin"))
            .toList();
    return new User(user.account(), user.name(), user.key(), left);
  }
}
