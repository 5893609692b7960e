package io.jswift.adapter.memory.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code X-Container-Rfc-Compliant-Etags}: puts the ETags of objects into quotes. */
final class EtagQuoter {
  private static final String NAME = "-Rfc-Compliant-Etags";

  private final Store store;

  EtagQuoter(Store store) {
    this.store = store;
  }

  /** Returns what a request sets the header to; empty for nothing, a blank value to remove it. */
  static Optional<String> asked(Call call, String level) {
    if (call.header("X-Remove-" + level + NAME).isPresent()) {
      return Optional.of("");
    }
    return call.header("X-" + level + NAME)
        .map(each -> each.isEmpty() ? "" : Listing.isTrue(each) ? "True" : "False");
  }

  /** Returns the name under which that level keeps it. */
  static String name(String level) {
    return "X-" + level + NAME;
  }

  /** Returns the answer with quotes about its ETag, where they are wanted. */
  Answer quoted(Call call, Answer answer) {
    if (call.object.isEmpty() || !isWanted(call)) {
      return answer;
    }
    Optional<String> etag = answer.get("Etag").filter(each -> !each.startsWith("\""));
    if (etag.isPresent()) {
      answer.removeHeaders(name -> name.equalsIgnoreCase("Etag"));
      answer.header("Etag", "\"" + etag.get() + "\"");
    }
    return answer;
  }

  private boolean isWanted(Call call) {
    List<String> told = new ArrayList<>();
    Container container = store.container(call.account, call.container);
    add(told, container == null ? Map.of() : container.metaCopy(), "Container");
    Store.Account account = store.account(call.account);
    add(told, account == null ? Map.of() : account.metaCopy(), "Account");
    return !told.isEmpty() && told.get(0).equals("True");
  }

  private static void add(List<String> told, Map<String, String> meta, String level) {
    String value = meta.getOrDefault(name(level), "");
    if (!value.isEmpty()) {
      told.add(value);
    }
  }
}
