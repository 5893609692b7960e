package io.jswift.adapter.memory.engine;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

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
      boolean nothing = deleted + notFound == 0 && errors.isEmpty();
      String body = nothing ? "Invalid bulk delete." : "";
      boolean good = errors.isEmpty() && !nothing;
      String verdict = good ? "200 OK" : "400 Bad Request";
      String text = Reports.text(Reports.type(call), "delete", fields, verdict, body, errors);
      return Answer.text(200, Reports.type(call), text).unmeasured();
    }
  }

  static void remove(Store store, Clock clock, Call each, Counts counts) {
    Container found = store.container(each.account, each.container);
    if (found != null && found.remove(each.object, clock.stamp()).there()) {
      counts.deleted++;
    } else {
      counts.notFound++;
    }
  }

  static boolean isAsked(Call call) {
    return (call.is("POST") || call.is("DELETE")) && call.asks("bulk-delete");
  }

  /**
   * Deletes what the body names.
   *
   * @param gate lets each single deletion pass, or refuses it; the request as a whole needs no
   *     right
   */
  Answer answer(Call call, Consumer<Call> gate) {
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
        tried(call.deletionOf(path.replaceFirst("^/", "")), path, gate, counts);
      }
    }
    return counts.report(call);
  }

  private void tried(Call each, String told, Consumer<Call> gate, Counts counts) {
    try {
      if (each.container.isEmpty()) {
        throw Refusal.of(405);
      }
      gate.accept(each);
      delete(each, counts);
    } catch (Refusal refused) {
      Answer answer = refused.answer();
      counts.errors.put(PathText.escaped(told), answer.status() + " " + answer.reason());
    }
  }

  private void delete(Call each, Counts counts) {
    if (!each.object.isEmpty()) {
      remove(store, clock, each, counts);
      return;
    }
    String name = each.container;
    Store.Account owner = store.makeAccount(each.account, clock.stamp());
    Container container = owner.containers.get(name);
    if (container == null) {
      counts.notFound++;
    } else if (container.deleteIfEmpty()) {
      owner.containers.remove(name, container);
      counts.deleted++;
    } else {
      throw Refusal.of(409);
    }
  }
}
