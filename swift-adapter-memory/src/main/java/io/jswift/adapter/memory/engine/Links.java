package io.jswift.adapter.memory.engine;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Symbolic links: making and following them. */
final class Links {
  static final int MOST_HOPS = 2;

  private final Store store;
  private final Clock clock;
  private final Consumer<Call> gate;

  /** Makes it with what lets a request pass or refuses it, asked at each hop. */
  Links(Store store, Clock clock, Consumer<Call> gate) {
    this.store = store;
    this.clock = clock;
    this.gate = gate;
  }

  /**
   * Where links led.
   *
   * @param call the request as it is for the target
   * @param location the path of the target, percent-encoded; null if there was no link
   */
  record Found(Call call, StoredObject object, @Nullable String location) {}

  /** Refuses what the client has no right to. */
  void pass(Call call) {
    gate.accept(call);
  }

  /** Follows the object if it is a link; 409 for a chain of more than two. */
  Found follow(Call call, StoredObject object) {
    return follow(call, object, null, true);
  }

  private Found follow(
      Call call, StoredObject object, @Nullable String demanded, boolean softLinks) {
    Found at = new Found(call, object, null);
    String etag = demanded;
    int hops = 0;
    for (SymLink link = object.link();
        link != null && (softLinks || link.etag() != null);
        link = at.object().link()) {
      String told = link.etag() == null ? at.object().md5() : link.etag();
      if (etag != null && !etag.equals(told)) {
        throw conflict("X-Symlink-Target-Etag headers do not match", at.location());
      }
      if (hops++ == MOST_HOPS) {
        throw conflict("Too many levels of symbolic links, maximum allowed is " + MOST_HOPS, null);
      }
      etag = link.etag();
      at = hop(at.call(), link.path(at.call().account));
    }
    if (etag != null && !etag.equals(at.object().md5())) {
      String text =
          "Object Etag '%s' does not match X-Symlink-Target-Etag header '%s'"
              .formatted(at.object().md5(), etag);
      throw conflict(text, at.location());
    }
    return at;
  }

  private Found hop(Call from, String path) {
    Call next = from.moved(Call.plain(path));
    try {
      gate.accept(next);
      return new Found(next, existing(next), path);
    } catch (Refusal refused) {
      refused.answer().header("Content-Location", path);
      throw refused;
    }
  }

  private StoredObject existing(Call call) {
    return store
        .object(call.account, call.container, call.object, clock.seconds())
        .orElseThrow(() -> Refusal.of(404));
  }

  private static Refusal conflict(String text, @Nullable String location) {
    Answer answer = Answer.text(409, "text/plain", text).measured();
    return new Refusal(location == null ? answer : answer.header("Content-Location", location));
  }

  /** Returns the link that a PUT asks for; empty if it asks for none. */
  Optional<SymLink> asked(Call call) {
    Optional<String> header = call.header("X-Symlink-Target");
    if (header.isEmpty()) {
      return Optional.empty();
    }
    if (call.bodyLength() != 0) {
      throw Refusal.of(400, "Symlink requests require a zero byte body");
    }
    String target = target(header.get());
    String account = call.header("X-Symlink-Target-Account").filter(x -> !x.isEmpty()).orElse(null);
    if (account != null && account.indexOf('/') >= 0) {
      throw Refusal.labelledHtml(412, "Account name cannot contain slashes");
    }
    SymLink soft = new SymLink(target, account, null, 0);
    Call there = call.reading(Call.plain(soft.path(call.account)));
    if (there.path.equals(call.path)) {
      throw Refusal.of(400, "Symlink cannot target itself");
    }
    String etag = Conditions.unquoted(call.header("X-Symlink-Target-Etag", ""));
    return Optional.of(etag.isEmpty() ? soft : pinned(soft, etag, there));
  }

  private static String target(String header) {
    String fault = "X-Symlink-Target header must be of the form <container name>/<object name>";
    String text = Call.plain(header);
    if (text.startsWith("/")) {
      throw Refusal.of(412, fault);
    }
    if (!text.matches("(?s)[^/]+/.+")) {
      throw Refusal.labelledHtml(412, fault);
    }
    return PathText.escaped(text);
  }

  private SymLink pinned(SymLink soft, String etag, Call there) {
    String location = PathText.escaped(there.path);
    gate.accept(there);
    StoredObject target =
        store
            .object(there.account, there.container, there.object, clock.seconds())
            .orElseThrow(() -> conflict("X-Symlink-Target does not exist", location));
    Found end;
    try {
      end = follow(there, target, etag, false);
    } catch (Refusal refused) {
      throw refused.answer().has("Content-Location")
          ? refused
          : new Refusal(refused.answer().header("Content-Location", location));
    }
    return new SymLink(soft.target(), soft.account(), etag, end.object().size());
  }

  /** Returns the type of a static link's target, for links that are made without one. */
  String type(Call call, SymLink link) {
    if (link.etag() == null) {
      return SymLink.TYPE;
    }
    Call there = call.moved(Call.plain(link.path(call.account)));
    return existing(there).contentType();
  }

  /**
   * Returns the answer to a POST that went to a link: its metadata was changed, not the target's.
   */
  static Answer redirected(Call call, SymLink link) {
    String text =
        "The requested POST was applied to a symlink. POST directly to the target to apply"
            + " requested metadata.";
    Answer answer = Answer.text(307, Answer.HTML, text).header("Location", link.path(call.account));
    return link.etag() == null ? answer : answer.header("X-Symlink-Target-Etag", link.etag());
  }
}
