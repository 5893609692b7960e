package io.jswift.adapter.memory.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests with {@code version-id}, and what answers tell of versions. */
final class VersionRequests {
  private static final String ID = "X-Object-Version-Id";

  private final Store store;
  private final Clock clock;

  VersionRequests(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  static boolean isAsked(Call call) {
    return !call.object.isEmpty() && !call.query("version-id", "").isEmpty();
  }

  /** Returns the version that a GET or HEAD asks for. */
  StoredObject find(Call call) {
    Container container = container(call);
    String id = call.query("version-id", "");
    if (id.equals("null")) {
      return current(call)
          .filter(each -> each.version() == null)
          .orElseThrow(() -> Refusal.of(404));
    }
    StoredObject found =
        container.versions.find(call.object, stamp(id)).orElseThrow(() -> Refusal.of(404));
    if (found.contentType().equals(Versions.MARKER)) {
      Answer page = Answer.html(404);
      Answer typed = Answer.of(404, Versions.MARKER, page.body(), page.length());
      throw new Refusal(typed.header(ID, id));
    }
    return found;
  }

  private Optional<StoredObject> current(Call call) {
    return store.object(call.account, call.container, call.object, clock.seconds());
  }

  private Container container(Call call) {
    Container container = store.container(call.account, call.container);
    boolean aware = !call.query("version-id", "").equals("null");
    if (aware && (container == null || !container.versions.everEnabled())) {
      throw Refusal.labelledHtml(
          400, "version-aware operations require that the container is versioned");
    }
    if (container == null) {
      throw Refusal.of(404);
    }
    return container;
  }

  private static Stamp stamp(String id) {
    return Stamp.parse(id)
        .orElseThrow(() -> Refusal.labelledHtml(400, "Invalid version parameter"));
  }

  /** Answers PUT, POST and DELETE. */
  Answer answer(Call call) {
    if (call.is("POST")) {
      throw Refusal.labelledHtml(400, "POST to a specific version is not allowed");
    }
    Container container = container(call);
    String id = call.query("version-id", "");
    if (call.is("DELETE") && id.equals("null")) {
      return container.removeCurrent(call.object) ? Answer.empty(204) : Answer.html(404);
    }
    return switch (call.method) {
      case "DELETE" -> delete(call, container, id);
      case "PUT" -> restore(call, container, id);
      default -> throw Refusal.of(405);
    };
  }

  private Answer delete(Call call, Container container, String id) {
    boolean there = container.removeVersion(call.object, stamp(id));
    Stamp version = current(call).map(StoredObject::version).orElse(null);
    return (there ? Answer.empty(204) : Answer.html(404))
        .header(ID, id)
        .header("X-Object-Current-Version-Id", version == null ? "null" : version.timestamp());
  }

  private Answer restore(Call call, Container container, String id) {
    if (id.equals("null")) {
      throw Refusal.of(400, "The null version cannot be restored");
    }
    Stamp version = stamp(id);
    if (call.bodyLength() != 0) {
      throw Refusal.of(400, "PUT version-id requests require a zero byte body");
    }
    Optional<StoredObject> found = container.versions.find(call.object, version);
    if (found.isEmpty()) {
      throw Refusal.of(404, "The specified version does not exist");
    }
    if (found.get().contentType().equals(Versions.MARKER)) {
      throw new Refusal(
          Answer.text(
                  400, Answer.HTML, "Invalid Content-Type, swift_* is not a valid parameter name.")
              .header("Etag", found.get().md5())
              .header(ID, version.timestamp()));
    }
    StoredObject restored =
        container.restore(call.object, version).orElseThrow(() -> Refusal.of(404));
    return Answer.empty(201)
        .header("Etag", restored.md5())
        .header("Last-Modified", clock.stamp().lastModified())
        .header(ID, version.timestamp());
  }

  /** Adds to the answer of a read which version it is. */
  Answer told(Call call, Answer answer, @Nullable StoredObject object) {
    Container container = store.container(call.account, call.container);
    if (isAsked(call)) {
      boolean good = answer.status() < 300;
      return good ? answer.header(ID, call.query("version-id", "")) : answer;
    }
    if (container == null || !container.versions.everEnabled()) {
      return answer;
    }
    Stamp version = object == null ? null : object.version();
    answer.header(ID, version == null ? "null" : version.timestamp());
    return version == null
        ? answer
        : answer.header("Content-Location", place("/v1/" + call.account, call, version));
  }

  private static String place(String before, Call call, Stamp version) {
    return PathText.escaped(before + "/" + call.container + "/" + call.object)
        + "?version-id="
        + version.timestamp();
  }
}
