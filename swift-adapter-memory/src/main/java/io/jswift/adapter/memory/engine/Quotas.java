package io.jswift.adapter.memory.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Quotas of containers and accounts. Exact here; a cluster counts late, and lets more through. */
final class Quotas {
  private static final String BYTES = "X-Container-Meta-Quota-Bytes";
  private static final String COUNT = "X-Container-Meta-Quota-Count";
  private static final String ACCOUNT = "X-Account-Meta-Quota-Bytes";

  private final Store store;

  Quotas(Store store) {
    this.store = store;
  }

  /** Refuses a quota of a container that is no number. */
  static void checkContainer(Call call) {
    if (!isQuota(call, BYTES)) {
      throw Refusal.labelledHtml(400, "Invalid bytes quota.");
    }
    if (!isQuota(call, COUNT)) {
      throw Refusal.labelledHtml(400, "Invalid count quota.");
    }
  }

  /** Returns the name under which an account keeps its quota for one storage policy. */
  static String ofPolicy(String policy) {
    return "X-Account-Quota-Bytes-Policy-" + MetaRules.title(policy);
  }

  /** Refuses a quota of an account from anybody but a reseller's admin. */
  static void checkAccount(Call call, boolean reseller) {
    boolean asked = accountQuotas().anyMatch(name -> isAsked(call, name));
    if (asked && !reseller) {
      throw Refusal.of(403);
    }
    if (!accountQuotas().allMatch(name -> isQuota(call, name))) {
      throw Refusal.of(400);
    }
  }

  /** Returns how a request changes an account's quotas for single policies. */
  static Map<String, String> changes(Call call) {
    Map<String, String> changes = new LinkedHashMap<>();
    accountQuotas()
        .filter(name -> !name.equals(ACCOUNT) && isAsked(call, name))
        .forEach(
            name ->
                changes.put(
                    name, call.header(removal(name)).isPresent() ? "" : call.header(name, "")));
    return changes;
  }

  private static Stream<String> accountQuotas() {
    return Stream.concat(Stream.of(ACCOUNT), Containers.POLICIES.stream().map(Quotas::ofPolicy));
  }

  private static boolean isAsked(Call call, String name) {
    return call.header(name).isPresent() || call.header(removal(name)).isPresent();
  }

  private static String removal(String name) {
    return "X-Remove-" + name.substring("X-".length());
  }

  private static boolean isQuota(Call call, String name) {
    return call.header(name, "").matches("\\d{0,18}");
  }

  /** Refuses an upload that is too much for its container or account. */
  void checkUpload(Call call, Container container, long length) {
    Map<String, String> meta = container.metaCopy();
    boolean full =
        container.bytes.get() + length > quota(meta, BYTES)
            || container.count.get() + 1 > quota(meta, COUNT);
    Store.Account account = store.account(call.account);
    Map<String, String> whole = account == null ? Map.of() : account.metaCopy();
    long used = account == null ? 0 : account.bytes();
    if (full || used + length > quota(whole, ACCOUNT)) {
      throw Refusal.labelledHtml(413, "Upload exceeds quota.");
    }
    long ofPolicy = account == null ? 0 : account.bytes(container.policy);
    if (ofPolicy + length > quota(whole, ofPolicy(container.policy))) {
      throw Refusal.labelledHtml(413, "Upload exceeds policy quota.");
    }
  }

  private static long quota(Map<String, String> meta, String name) {
    String text = meta.getOrDefault(name, "");
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : Long.MAX_VALUE;
  }
}
