package io.jswift.adapter.memory.engine;

import java.util.Map;

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

  /** Refuses a quota of an account from anybody but a reseller's admin. */
  static void checkAccount(Call call, boolean reseller) {
    boolean asked =
        call.header(ACCOUNT).isPresent()
            || call.header("X-Remove-Account-Meta-Quota-Bytes").isPresent();
    if (asked && !reseller) {
      throw Refusal.of(403);
    }
    if (!isQuota(call, ACCOUNT)) {
      throw Refusal.of(400);
    }
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
    boolean wholeFull =
        account != null && account.bytes() + length > quota(account.metaCopy(), ACCOUNT);
    if (full || wholeFull) {
      throw Refusal.labelledHtml(413, "Upload exceeds quota.");
    }
  }

  private static long quota(Map<String, String> meta, String name) {
    String text = meta.getOrDefault(name, "");
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : Long.MAX_VALUE;
  }
}
