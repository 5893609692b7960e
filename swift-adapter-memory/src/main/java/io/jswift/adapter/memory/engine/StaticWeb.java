package io.jswift.adapter.memory.engine;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Containers as web sites: index pages, listings and error pages, for who comes without a login.
 */
final class StaticWeb {
  private static final String META = "X-Container-Meta-Web-";

  private final Store store;
  private final Limits limits;
  private final Function<Call, Answer> server;
  private final Consumer<Call> gate;

  /** Makes it with what answers ordinary requests, and what lets them pass or refuses them. */
  StaticWeb(Store store, Limits limits, Function<Call, Answer> server, Consumer<Call> gate) {
    this.store = store;
    this.limits = limits;
    this.server = server;
    this.gate = gate;
  }

  Answer answer(Call call, boolean anonymous) {
    boolean asked = Listing.isTrue(call.header("X-Web-Mode", ""));
    boolean wanted = asked || anonymous && call.header("X-Web-Mode").isEmpty();
    Container container = store.container(call.account, call.container);
    if (!wanted || !call.reads() || container == null) {
      return server.apply(call);
    }
    Map<String, String> meta = container.metaCopy();
    boolean site =
        Listing.isTrue(meta.getOrDefault(META + "Listings", ""))
            || meta.containsKey(META + "Index")
            || meta.containsKey(META + "Error");
    if (!site) {
      return asked && call.object.isEmpty() ? Answer.html(404) : server.apply(call);
    }
    return call.object.isEmpty()
        ? ofContainer(call, container, meta)
        : ofObject(call, container, meta);
  }

  private Answer tried(Call call) {
    try {
      return server.apply(call);
    } catch (Refusal refused) {
      return refused.answer();
    }
  }

  private Answer ofContainer(Call call, Container container, Map<String, String> meta) {
    if (!isNavigable(meta)) {
      return server.apply(call);
    }
    if (!call.path.endsWith("/")) {
      return moved(call);
    }
    Answer page = folder(call, container, meta, "");
    boolean varies = page.status() < 300 && !call.asks("format") && !page.has("Vary");
    return varies ? page.header("Vary", "Accept") : page;
  }

  private Answer ofObject(Call call, Container container, Map<String, String> meta) {
    Answer answer = tried(call);
    boolean directory = answer.status() < 300 && isDirectory(answer, meta);
    if (answer.status() != 404 && !directory) {
      return answer.status() < 400 ? answer : withPage(call, meta, answer);
    }
    Answer missing = directory ? Answer.html(404) : answer;
    if (!isNavigable(meta)) {
      return withPage(call, meta, missing);
    }
    if (call.object.endsWith("/")) {
      return folder(call, container, meta, call.object);
    }
    return isFolder(call, container, meta) ? moved(call) : withPage(call, meta, missing);
  }

  private static boolean isNavigable(Map<String, String> meta) {
    return meta.containsKey(META + "Index")
        || Listing.isTrue(meta.getOrDefault(META + "Listings", ""));
  }

  private static boolean isDirectory(Answer answer, Map<String, String> meta) {
    String type = meta.getOrDefault(META + "Directory-Type", "application/directory");
    return answer.length() <= 1
        && answer.get("Content-Type").filter(each -> each.equals(type)).isPresent();
  }

  private boolean isFolder(Call call, Container container, Map<String, String> meta) {
    Optional<String> index = Optional.ofNullable(meta.get(META + "Index"));
    String below = call.object + "/";
    if (index.isPresent() && tried(page(call, below + index.get())).status() < 300) {
      return true;
    }
    String next = container.objects.ceilingKey(below);
    return next != null && next.startsWith(below);
  }

  private Answer folder(Call call, Container container, Map<String, String> meta, String prefix) {
    Optional<String> index = Optional.ofNullable(meta.get(META + "Index"));
    if (index.isPresent()) {
      Answer page = tried(page(call, prefix + index.get()));
      if (page.status() != 404) {
        return page.status() < 400 ? page : withPage(call, meta, page);
      }
    }
    return listing(call, container, meta, prefix);
  }

  private Answer listing(Call call, Container container, Map<String, String> meta, String prefix) {
    if (!Listing.isTrue(meta.getOrDefault(META + "Listings", ""))) {
      return withPage(call, meta, Answer.html(404));
    }
    Call inner = call.at(call.request("GET", WebListing.query(prefix)), container(call));
    try {
      gate.accept(inner);
    } catch (Refusal refused) {
      return withPage(call, meta, refused.answer());
    }
    String page = WebListing.page(call, inner, container, meta, prefix, limits.listingLimit());
    return page.isEmpty()
        ? withPage(call, meta, Answer.html(404))
        : Answer.text(200, Answer.HTML, page);
  }

  private static String container(Call call) {
    return "/v1/" + call.account + "/" + call.container;
  }

  private static Call page(Call call, String object) {
    return call.inner(call.method, container(call) + "/" + object);
  }

  private static Answer moved(Call call) {
    String target = call.origin + PathText.escaped(call.path) + "/";
    return Answer.html(301).header("Location", target);
  }

  private Answer withPage(Call call, Map<String, String> meta, Answer answer) {
    String name = meta.getOrDefault(META + "Error", "");
    if (name.isEmpty()) {
      return answer;
    }
    Answer page = tried(page(call, answer.status() + name));
    return page.status() < 300 ? page.withStatus(answer.status()) : answer;
  }
}
