package io.jswift.adapter.memory.engine;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code POST ?bulk-delete}: many objects and empty containers in one request. */
final class BulkDelete {
  private static final int LONGEST_LINE = Limits.CONTAINER_NAME + Limits.OBJECT_NAME + 2;

  private final Store store;
  private final Clock clock;

  BulkDelete(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** What was deleted. */
  static final class Counts {
    final Map<String, String> errors = new LinkedHashMap<>();
    int deleted;
    int notFound;

    Answer report(Call call) {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("Number Deleted", Integer.toString(deleted));
      fields.put("Number Not Found", Integer.toString(notFound));
      String verdict = errors.isEmpty() ? "200 OK" : "400 Bad Request";
      String text = Reports.text(Reports.wantsJson(call), fields, verdict, errors);
      return Answer.text(200, Reports.type(call), text);
    }
  }

  static void remove(Store store, String account, String container, String object, Counts counts) {
    Store.Container found = store.container(account, container);
    if (found != null && found.remove(object)) {
      counts.deleted++;
    } else {
      counts.notFound++;
    }
  }

  Answer answer(Call call) {
    byte[] body = Bodies.all(call.body(), Limits.BULK_DELETES * LONGEST_LINE * 3);
    Counts counts = new Counts();
    int lines = 0;
    for (String line : new String(body, StandardCharsets.ISO_8859_1).split("\n")) {
      String path = Call.utf8(Call.decode(line.trim(), false));
      if (path == null) {
        counts.errors.put(line.trim(), "412 Precondition Failed");
      } else if (!path.isEmpty()) {
        if (++lines > Limits.BULK_DELETES) {
          throw Refusal.of(413);
        }
        delete(call.account, path.replaceFirst("^/", ""), counts);
      }
    }
    return counts.report(call);
  }

  private void delete(String account, String path, Counts counts) {
    int slash = path.indexOf('/');
    if (slash > 0 && slash < path.length() - 1) {
      remove(store, account, path.substring(0, slash), path.substring(slash + 1), counts);
      return;
    }
    String name = slash < 0 ? path : path.substring(0, slash);
    Store.Account owner = store.makeAccount(account, clock.stamp());
    Store.Container container = owner.containers.get(name);
    if (container == null) {
      counts.notFound++;
    } else if (container.deleteIfEmpty()) {
      owner.containers.remove(name, container);
      counts.deleted++;
    } else {
      counts.errors.put("/" + name, "409 Conflict");
    }
  }
}
