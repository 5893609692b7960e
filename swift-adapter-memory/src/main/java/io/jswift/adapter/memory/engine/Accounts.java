package io.jswift.adapter.memory.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests on accounts. An account is made by its first use. */
final class Accounts {
  private final Store store;
  private final Clock clock;
  private final Limits limits;

  Accounts(Store store, Clock clock, Limits limits) {
    this.store = store;
    this.clock = clock;
    this.limits = limits;
  }

  Answer answer(Call call, boolean owner) {
    return switch (call.method) {
      case "GET", "HEAD" -> get(call, owner);
      case "POST" -> post(call);
      default -> throw Refusal.notAllowed(call);
    };
  }

  private Answer post(Call call) {
    List<WireHeader> meta = MetaRules.taken(call, "account");
    Map<String, String> changes = new LinkedHashMap<>();
    meta.forEach(each -> changes.put(each.name(), each.value()));
    call.headers().stream()
        .map(each -> MetaRules.title(each.name()))
        .filter(name -> name.startsWith("X-Remove-Account-Meta-"))
        .forEach(name -> changes.put("X-" + name.substring("X-Remove-".length()), ""));
    EtagQuoter.asked(call, "Account")
        .ifPresent(each -> changes.put(EtagQuoter.name("Account"), each));
    changes.putAll(Quotas.changes(call));
    AccountRights.asked(call).ifPresent(each -> changes.put("X-Account-Access-Control", each));
    Store.Account account = store.makeAccount(call.account, clock.stamp());
    account.merge(changes);
    return Answer.empty(204);
  }

  private Answer get(Call call, boolean owner) {
    Listing.Format format = Listing.format(call);
    int limit = call.is("HEAD") ? 1 : Listing.limit(call, limits.listingLimit());
    Store.Account account = store.account(call.account);
    Store.Account shown = account == null ? new Store.Account(clock.stamp()) : account;
    List<Listing.Row<Container>> rows =
        Listing.rows(
            call, shown.containers, limit, container -> true, new Container(shown.stamp, ""));
    String text =
        switch (format) {
          case PLAIN -> Listing.plain(rows);
          case JSON -> Listing.json(rows, Accounts::json);
          case XML -> Listing.xml("account", call.account, rows, Accounts::xml);
        };
    String type = (Listing.contentType(call)) + "; charset=utf-8";
    boolean none = text.isEmpty() || call.is("HEAD") && account != null;
    Answer answer = none ? Answer.text(204, type, "") : Answer.text(200, type, text);
    Listing.tellVariation(call, answer);
    return answer.headers(headers(shown, owner));
  }

  private static List<WireHeader> headers(Store.Account account, boolean owner) {
    List<WireHeader> headers = new ArrayList<>();
    long objects = account.containers.values().stream().mapToLong(each -> each.count.get()).sum();
    long bytes = account.containers.values().stream().mapToLong(each -> each.bytes.get()).sum();
    headers.add(
        new WireHeader("X-Account-Container-Count", Integer.toString(account.containers.size())));
    headers.add(new WireHeader("X-Account-Object-Count", Long.toString(objects)));
    headers.add(new WireHeader("X-Account-Bytes-Used", Long.toString(bytes)));
    headers.add(new WireHeader("X-Timestamp", account.stamp.timestamp()));
    account
        .metaCopy()
        .forEach(
            (name, value) -> {
              boolean secret =
                  name.startsWith("X-Account-Meta-Temp-Url-Key")
                      || name.equals("X-Account-Access-Control");
              if (owner || !secret) {
                headers.add(new WireHeader(name, value));
              }
            });
    for (String policy : Containers.POLICIES) {
      List<Container> of =
          account.containers.values().stream().filter(each -> each.policy.equals(policy)).toList();
      if (!of.isEmpty()) {
        String start = "X-Account-Storage-Policy-" + MetaRules.title(policy);
        headers.add(new WireHeader(start + "-Container-Count", Integer.toString(of.size())));
        headers.add(new WireHeader(start + "-Object-Count", sum(of, true)));
        headers.add(new WireHeader(start + "-Bytes-Used", sum(of, false)));
      }
    }
    headers.add(new WireHeader("Accept-Ranges", "bytes"));
    return headers;
  }

  private static String sum(List<Container> containers, boolean objects) {
    return Long.toString(
        containers.stream().mapToLong(each -> (objects ? each.count : each.bytes).get()).sum());
  }

  private static String json(String name, Container container) {
    return "{\"name\": "
        + Text.json(name)
        + ", \"count\": "
        + container.count.get()
        + ", \"bytes\": "
        + container.bytes.get()
        + ", \"last_modified\": \""
        + container.stamp.inListing()
        + "\"}";
  }

  private static String xml(String name, Container container) {
    return "<container><name>"
        + Text.xml(name)
        + "</name><count>"
        + container.count.get()
        + "</count><bytes>"
        + container.bytes.get()
        + "</bytes><last_modified>"
        + container.stamp.inListing()
        + "</last_modified></container>";
  }
}
