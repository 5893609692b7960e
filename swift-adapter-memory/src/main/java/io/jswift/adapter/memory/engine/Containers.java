package io.jswift.adapter.memory.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Requests on containers. */
final class Containers {
  static final List<String> POLICIES = List.of("gold", "silver");

  private static final Set<String> KEPT =
      Set.of(
          "x-container-read", "x-container-write", "x-container-sync-to", "x-container-sync-key");

  private static final StoredObject FOLDED = StoredObject.empty(new Stamp(0), "");

  private final Store store;
  private final Clock clock;
  private final Limits limits;

  Containers(Store store, Clock clock, Limits limits) {
    this.store = store;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * Answers a request.
   *
   * @param owner whether what only owners see is shown
   * @param reseller whether what only the reseller's admins see is shown
   */
  Answer answer(Call call, boolean owner, boolean reseller) {
    return switch (call.method) {
      case "GET", "HEAD" -> get(call, owner, reseller);
      case "PUT" -> put(call);
      case "POST" -> post(call);
      case "DELETE" -> delete(call);
      default -> throw Refusal.notAllowed(call);
    };
  }

  private Answer put(Call call) {
    int length = call.container.codePointCount(0, call.container.length());
    if (length > Limits.CONTAINER_NAME) {
      throw Refusal.labelledHtml(
          400, "Container name length of " + length + " longer than " + Limits.CONTAINER_NAME);
    }
    Map<String, String> changes = changes(call);
    String asked = call.header("X-Storage-Policy", "").toLowerCase(Locale.ROOT);
    if (!asked.isEmpty() && !POLICIES.contains(asked)) {
      throw Refusal.of(
          400, "Invalid X-Storage-Policy '" + call.header("X-Storage-Policy", "") + "'");
    }
    Stamp now = clock.stamp();
    Container fresh = new Container(now, asked.isEmpty() ? POLICIES.get(0) : asked);
    Container old =
        store.makeAccount(call.account, now).containers.putIfAbsent(call.container, fresh);
    if (old != null && !asked.isEmpty() && !old.policy.equals(asked)) {
      throw Refusal.of(409);
    }
    change(call, old == null ? fresh : old, changes, now);
    return old == null ? Answer.empty(201) : Answer.html(202);
  }

  private Answer post(Call call) {
    Map<String, String> changes = changes(call);
    change(call, existing(call), changes, clock.stamp());
    return Answer.empty(204);
  }

  private static void change(
      Call call, Container container, Map<String, String> changes, Stamp now) {
    SyncTo.checkVersions(call, container);
    container.merge(changes, now);
    call.header("X-Versions-Enabled")
        .ifPresent(each -> container.versions.enable(Listing.isTrue(each)));
  }

  private Answer delete(Call call) {
    Container container = existing(call);
    if (!container.versions.isEmpty()) {
      throw Refusal.labelledHtml(409, "Delete all versions before deleting container.");
    }
    if (!container.deleteIfEmpty()) {
      throw Refusal.of(409);
    }
    Store.Account account = store.account(call.account);
    if (account != null) {
      account.containers.remove(call.container, container);
    }
    return Answer.empty(204);
  }

  private Container existing(Call call) {
    Container container = store.container(call.account, call.container);
    if (container == null) {
      throw Refusal.of(404);
    }
    return container;
  }

  private static Map<String, String> changes(Call call) {
    Quotas.checkContainer(call);
    SyncTo.check(call);
    Map<String, String> changes = new LinkedHashMap<>();
    for (WireHeader each : call.headers()) {
      String name = MetaRules.title(each.name());
      if (KEPT.contains(each.name().toLowerCase(Locale.ROOT))) {
        changes.put(name, acl(name, each.value()));
      } else if (name.startsWith("X-Remove-Container-")) {
        changes.put("X-" + name.substring("X-Remove-".length()), "");
      }
    }
    EtagQuoter.asked(call, "Container")
        .ifPresent(each -> changes.put(EtagQuoter.name("Container"), each));
    changes.putAll(VersionedWrites.changes(call));
    MetaRules.taken(call, "container").forEach(each -> changes.put(each.name(), each.value()));
    return changes;
  }

  private static String acl(String name, String value) {
    boolean write = name.equals("X-Container-Write");
    return write || name.equals("X-Container-Read") ? AccessRules.cleaned(write, value) : value;
  }

  private Answer get(Call call, boolean owner, boolean reseller) {
    Listing.checkText(call);
    int limit = call.is("HEAD") ? 0 : Listing.limit(call, limits.listingLimit());
    boolean versions = VersionListing.isAsked(call);
    if (versions) {
      VersionListing.check(call);
    }
    Listing.Format format = versions ? Listing.Format.JSON : Listing.format(call);
    Container container = existing(call);
    long now = clock.seconds();
    long newest = ListingLag.newest(call, clock);
    List<Listing.Row<StoredObject>> rows =
        call.is("HEAD") || versions
            ? List.of()
            : Listing.rows(
                call,
                container.objects,
                limit,
                each -> !each.expired(now) && each.stamp().micros() <= newest,
                FOLDED);
    String text =
        switch (format) {
          case PLAIN -> Listing.plain(rows);
          case JSON ->
              versions
                  ? VersionListing.json(call, container, limit)
                  : Listing.json(rows, (name, object) -> ContainerRows.json(call, name, object));
          case XML -> Listing.xml("container", call.container, rows, ContainerRows::xml);
        };
    String type = (versions ? "application/json" : Listing.contentType(call)) + "; charset=utf-8";
    boolean none = text.isEmpty() || call.is("HEAD");
    Answer answer = none ? Answer.text(204, type, "") : Answer.text(200, type, text);
    Listing.tellVariation(call, answer);
    answer
        .header("X-Container-Object-Count", Long.toString(container.count.get()))
        .header("X-Container-Bytes-Used", Long.toString(container.bytes.get()))
        .header("X-Timestamp", container.stamp.timestamp());
    container
        .metaCopy()
        .forEach(
            (name, value) -> {
              if (owner || !secret(name)) {
                answer.header(name, value);
              }
            });
    if (container.versions.everEnabled()) {
      answer.header("X-Versions-Enabled", container.versions.enabled() ? "True" : "False");
    }
    if (reseller) {
      answer.header("X-Container-Sharding", "False");
    }
    return answer
        .header("Last-Modified", container.modified.lastModified())
        .header("Accept-Ranges", "bytes")
        .header("X-Storage-Policy", container.policy);
  }

  private static boolean secret(String name) {
    return KEPT.contains(name.toLowerCase(Locale.ROOT))
        || name.startsWith("X-Container-Meta-Temp-Url-Key");
  }
}
