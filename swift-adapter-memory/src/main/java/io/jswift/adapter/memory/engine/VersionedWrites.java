package io.jswift.adapter.memory.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Versioning of the older kind: {@code X-Versions-Location} keeps what is overwritten in another
 * container, and a deletion brings it back; {@code X-History-Location} keeps what is deleted, too.
 */
final class VersionedWrites {
  static final String STACK = "X-Versions-Location";
  static final String HISTORY = "X-History-Location";

  private final Store store;
  private final Clock clock;

  VersionedWrites(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Returns how a request changes a container's headers; the two locations exclude each other. */
  static Map<String, String> changes(Call call) {
    Map<String, String> changes = new LinkedHashMap<>();
    Optional<String> stack = call.header(STACK);
    Optional<String> history = call.header(HISTORY);
    if (!stack.orElse("").isEmpty() && !history.orElse("").isEmpty()) {
      throw Refusal.of(
          400, "Only one of x-versions-location or x-history-location may be specified");
    }
    boolean removed =
        call.header("X-Remove-Versions-Location").isPresent()
            || call.header("X-Remove-History-Location").isPresent();
    if (stack.isPresent() || history.isPresent() || removed) {
      changes.put(STACK, location(stack));
      changes.put(HISTORY, location(history));
    }
    return changes;
  }

  private static String location(Optional<String> told) {
    String name = Call.plain(told.orElse(""));
    if (name.indexOf('/') >= 0) {
      throw Refusal.labelledHtml(412, "Container name cannot contain slashes");
    }
    return PathText.escaped(name);
  }

  /** Keeps what a PUT is about to replace. */
  void beforePut(Call call, Container container) {
    Map<String, String> meta = container.metaCopy();
    String location = meta.getOrDefault(STACK, meta.getOrDefault(HISTORY, ""));
    if (!location.isEmpty() && !container.versions.enabled()) {
      keep(call, container, location);
    }
  }

  private void keep(Call call, Container container, String location) {
    StoredObject old = container.objects.get(call.object);
    if (old == null || old.expired(clock.seconds())) {
      return;
    }
    Container archive = store.container(call.account, Call.plain(location));
    if (archive == null) {
      throw Refusal.of(412);
    }
    archive.put(prefix(call.object) + old.modified().timestamp(), old.shared());
  }

  // The length counts octets, in three hexadecimal digits.
  private static String prefix(String name) {
    int length = name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    return String.format("%03x%s/", length, name);
  }

  /** Does what a DELETE does here; empty if the object is simply to go. */
  Optional<Answer> delete(Call call, Container container) {
    Map<String, String> meta = container.metaCopy();
    if (container.versions.enabled()) {
      return Optional.empty();
    }
    String history = meta.getOrDefault(HISTORY, "");
    if (!history.isEmpty()) {
      bury(call, container, history);
      return Optional.empty();
    }
    Container archive = store.container(call.account, Call.plain(meta.getOrDefault(STACK, "")));
    return archive == null ? Optional.empty() : restored(call, container, archive);
  }

  private void bury(Call call, Container container, String location) {
    keep(call, container, location);
    Container archive = store.container(call.account, Call.plain(location));
    if (archive == null) {
      throw Refusal.of(412);
    }
    Stamp now = clock.stamp();
    archive.put(prefix(call.object) + now.timestamp(), StoredObject.empty(now, Versions.MARKER));
  }

  private Optional<Answer> restored(Call call, Container container, Container archive) {
    String prefix = prefix(call.object);
    NavigableMap<String, StoredObject> kept =
        archive.objects.subMap(prefix, true, prefix + '\uffff', false).descendingMap();
    boolean buried = !kept.isEmpty() && isMarker(kept.firstEntry().getValue());
    if (buried && container.objects.containsKey(call.object)) {
      return Optional.empty();
    }
    Optional<Map.Entry<String, StoredObject>> last =
        kept.entrySet().stream().filter(each -> !isMarker(each.getValue())).findFirst();
    if (last.isEmpty() && !buried) {
      return Optional.empty();
    }
    if (buried) {
      archive.removeCurrent(kept.firstKey());
    }
    last.ifPresent(
        each -> {
          container.put(call.object, each.getValue().shared().at(clock.stamp()));
          archive.removeCurrent(each.getKey());
        });
    return Optional.of(Answer.empty(204));
  }

  private static boolean isMarker(StoredObject object) {
    return object.contentType().equals(Versions.MARKER);
  }
}
