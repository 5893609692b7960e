package io.jswift.adapter.memory.engine;

import io.jswift.adapter.memory.engine.json.AccountAcl;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rights on whole accounts: {@code X-Account-Access-Control}. */
final class AccountRights {
  private static final String HEADER = "X-Account-Access-Control";

  private final Store store;

  AccountRights(Store store) {
    this.store = store;
  }

  /** Returns what the request sets the header to, checked and as it is kept; empty for nothing. */
  static Optional<String> asked(Call call) {
    Optional<String> told = call.header(HEADER);
    if (told.isEmpty()) {
      return Optional.empty();
    }
    String text = told.get();
    if (text.isBlank()) {
      return Optional.of("");
    }
    try {
      AccountAcl acl = AccountAcl.read(text);
      return Optional.of(acl.isEmpty() ? "" : json(acl));
    } catch (AccountAcl.Invalid invalid) {
      String message = HEADER + " invalid: " + invalid.getMessage() + "\n\nInput: " + text + "\n";
      throw new Refusal(Answer.text(400, "text/plain; charset=UTF-8", message));
    }
  }

  private static String json(AccountAcl acl) {
    return acl.grants().entrySet().stream()
        .filter(each -> !each.getValue().isEmpty())
        .map(each -> Text.json(each.getKey()) + ":" + json(each.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String json(List<String> names) {
    return names.stream().map(Text::json).collect(Collectors.joining(",", "[", "]"));
  }

  /** Returns whether the user may do as an owner of the account may. */
  boolean administers(User user, Call call) {
    return named(user, call, "admin");
  }

  /** Returns whether the account's rules let the user do this. */
  boolean allow(User user, Call call) {
    return administers(user, call)
        || named(user, call, "read-write") && (call.reads() || !call.container.isEmpty())
        || named(user, call, "read-only") && call.reads();
  }

  private boolean named(User user, Call call, String right) {
    Store.Account account = store.account(call.account);
    String text = account == null ? "" : account.metaCopy().getOrDefault(HEADER, "");
    if (text.isEmpty()) {
      return false;
    }
    try {
      List<String> names = AccountAcl.read(text).grants().getOrDefault(right, List.of());
      return names.contains(user.id())
          || names.contains(user.account())
          || user.groups().stream().anyMatch(names::contains);
    } catch (AccountAcl.Invalid impossible) {
      return false;
    }
  }
}
