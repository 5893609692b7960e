package io.jswift.adapter.memory.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    final List<Reports.Failure> errors = new ArrayList<>();
    int deleted;
    int notFound;

    Answer report(Call call) {
      boolean nothing = deleted + notFound == 0 && errors.isEmpty();
      String body = nothing ? "Invalid bulk delete." : "";
      boolean good = errors.isEmpty() && !nothing;
      String verdict = good ? "200 OK" : "400 Bad Request";
      return stopped(call, Reports.type(call), verdict, body);
    }

    /** Reports a verdict on the request as a whole. */
    Answer stopped(Call call, String type, String verdict, String body) {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("Number Deleted", Integer.toString(deleted));
      fields.put("Number Not Found", Integer.toString(notFound));
      String text = Reports.text(Reports.type(call), "delete", fields, verdict, body, errors);
      return Answer.text(200, type, text).unmeasured();
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
    Counts counts = new Counts();
    if (Reports.accepted(call).isEmpty()) {
      return counts.stopped(call, Answer.HTML, "406 Not Acceptable", "");
    }
    if (!call.lengthIsTold()) {
      return counts.stopped(call, Reports.type(call), "411 Length Required", "");
    }
    byte[] body = Bodies.all(call.body(), Limits.BULK_DELETES * LONGEST_LINE * 3);
    List<String> lines =
        new String(body, StandardCharsets.ISO_8859_1)
            .lines()
            .map(String::trim)
            .filter(line -> !line.isEmpty())
            .toList();
    if (lines.size() > Limits.BULK_DELETES) {
      String text = "Maximum Bulk Deletes: " + Limits.BULK_DELETES + " per request";
      return counts.stopped(call, Reports.type(call), "413 Request Entity Too Large", text);
    }
    if (lines.stream().anyMatch(line -> line.length() > LONGEST_LINE * 2)) {
      return counts.stopped(call, Reports.type(call), "400 Bad Request", "Invalid File Name");
    }
    for (String line : lines) {
      String path = Call.utf8(Call.decode(line, false));
      if (path == null) {
        counts.errors.add(new Reports.Failure(line, "412 Precondition Failed"));
      } else {
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
      counts.errors.add(
          new Reports.Failure(PathText.escaped(told), answer.status() + " " + answer.reason()));
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
