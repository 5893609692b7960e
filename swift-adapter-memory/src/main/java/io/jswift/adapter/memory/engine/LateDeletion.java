package io.jswift.adapter.memory.engine;

import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * {@code DELETE ?multipart-manifest=delete&async=yes}: the manifest now, the segments later. Later
 * is at once here; in a cluster the expirer comes, perhaps hours later, and until then the segments
 * can be read. Swift's clients must not rely on either.
 */
final class LateDeletion {
  private final Store store;
  private final Clock clock;
  private final Consumer<Call> gate;

  LateDeletion(Store store, Clock clock, Consumer<Call> gate) {
    this.store = store;
    this.clock = clock;
    this.gate = gate;
  }

  static boolean isAsked(Call call) {
    return call.asks("multipart-manifest", "delete") && Listing.isTrue(call.query("async", ""));
  }

  Answer answer(Call call) {
    Optional<StoredObject> object =
        store.object(call.account, call.container, call.object, clock.seconds());
    if (object.isEmpty()) {
      throw Refusal.labelledHtml(404, "SLO manifest not found");
    }
    SloManifest manifest = object.get().slo();
    if (manifest == null) {
      throw Refusal.labelledHtml(400, "Not an SLO manifest");
    }
    check(call, manifest);
    for (SloManifest.Entry each : manifest.segments()) {
      Container container = store.container(call.account, each.container());
      if (container != null) {
        container.removeCurrent(each.object());
      }
    }
    Container container = store.container(call.account, call.container);
    if (container == null) {
      throw Refusal.of(404);
    }
    return Objects.deleted(container.remove(call.object, clock.stamp()));
  }

  private void check(Call call, SloManifest manifest) {
    TreeSet<String> containers = new TreeSet<>(Store.ORDER);
    manifest.segments().forEach(each -> containers.add(each.container()));
    if (containers.size() > 1) {
      String names =
          containers.stream()
              .map(each -> "\"" + PathText.escaped(each) + "\"")
              .collect(Collectors.joining(", "));
      throw Refusal.labelledHtml(
          400, "All segments must be in one container. Found segments in " + names);
    }
    if (manifest.segments().stream().anyMatch(SloManifest.Entry::nested)) {
      throw Refusal.labelledHtml(400, "No segments may be large objects.");
    }
    manifest.segments().stream()
        .limit(1)
        .forEach(each -> gate.accept(call.deletionOf(each.container() + "/" + each.object())));
  }
}
