package io.jswift.adapter.memory.engine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Sharing with pages of other origins, as the container's metadata allows it; strict, as usual. */
final class Cors {
  private static final String META = "X-Container-Meta-Access-Control-";
  private static final List<String> METHODS =
      List.of("PUT", "HEAD", "GET", "POST", "DELETE", "OPTIONS");
  private static final List<String> EXPOSED =
      List.of(
          "cache-control",
          "content-language",
          "content-type",
          "expires",
          "last-modified",
          "pragma",
          "etag",
          "x-timestamp",
          "x-trans-id",
          "x-openstack-request-id");

  private final Store store;

  Cors(Store store) {
    this.store = store;
  }

  /** Returns the answer with what tells a browser who may read it. */
  Answer shared(Call call, Supplier<Answer> work) {
    Optional<String> origin = call.header("Origin").filter(each -> !each.isEmpty());
    Container container = store.container(call.account, call.container);
    if (origin.isEmpty() || container == null || !allowed(container.metaCopy(), origin.get())) {
      return work.get();
    }
    Map<String, String> meta = container.metaCopy();
    try {
      return marked(meta, origin.get(), work.get());
    } catch (Refusal refused) {
      throw new Refusal(marked(meta, origin.get(), refused.answer()));
    }
  }

  private static boolean allowed(Map<String, String> meta, String origin) {
    List<String> origins = List.of(meta.getOrDefault(META + "Allow-Origin", "").split("\\s+"));
    return origins.contains("*") || origins.contains(origin);
  }

  private static Answer marked(Map<String, String> meta, String origin, Answer answer) {
    TreeSet<String> exposed = new TreeSet<>(EXPOSED);
    for (String each : meta.getOrDefault(META + "Expose-Headers", "").split("\\s+")) {
      if (!each.isEmpty()) {
        exposed.add(each.toLowerCase(Locale.ROOT));
      }
    }
    answer
        .names()
        .filter(name -> name.matches("(?i)x-(container|object)-meta-.*"))
        .forEach(name -> exposed.add(name.toLowerCase(Locale.ROOT)));
    origin(meta, origin, answer, "");
    return answer.header("Access-Control-Expose-Headers", String.join(", ", exposed));
  }

  private static void origin(
      Map<String, String> meta, String origin, Answer answer, String moreVariation) {
    boolean all = List.of(meta.getOrDefault(META + "Allow-Origin", "").split("\\s+")).contains("*");
    answer.header("Access-Control-Allow-Origin", all ? "*" : origin);
    String variation = (all ? "" : "Origin") + moreVariation;
    if (!variation.isEmpty()) {
      String old = answer.get("Vary").map(each -> ", " + each).orElse("");
      answer.removeHeaders(name -> name.equals("Vary"));
      answer.header("Vary", variation + old);
    }
  }

  /** Answers OPTIONS: what there is, or what a page of another origin may do. */
  Answer options(Call call) {
    String origin = call.header("Origin", "");
    String more = call.object.isEmpty() ? "" : ", COPY";
    String methods = Refusal.methods(call);
    if (origin.isEmpty() || call.container.isEmpty()) {
      return Answer.empty(200).header("Allow", methods + more);
    }
    Container container = store.container(call.account, call.container);
    Map<String, String> meta = container == null ? Map.of() : container.metaCopy();
    boolean known = METHODS.contains(call.header("Access-Control-Request-Method", ""));
    if (!known || !allowed(meta, origin)) {
      throw new Refusal(Answer.html(401).header("Allow", methods));
    }
    Answer answer = Answer.untyped(200).header("Allow", methods + more);
    String asked = call.header("Access-Control-Request-Headers", "");
    origin(meta, origin, answer, asked.isEmpty() ? "" : ", Access-Control-Request-Headers");
    answer.header("Access-Control-Allow-Methods", String.join(", ", METHODS) + more);
    if (!asked.isEmpty()) {
      answer.header("Access-Control-Allow-Headers", asked);
    }
    String age = meta.getOrDefault(META + "Max-Age", "");
    return age.isEmpty() ? answer : answer.header("Access-Control-Max-Age", age);
  }
}
