package io.jswift.adapter.memory.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writing requests on objects; {@link ObjectReads} has the reading ones. */
final class Objects {
  private static final Set<String> KEPT =
      Set.of(
          "content-disposition",
          "content-encoding",
          "content-language",
          "cache-control",
          "expires",
          "x-robots-tag",
          "x-object-manifest");

  /** What ends later ends then, as in Swift, whose timestamps have ten digits. */
  private static final BigInteger LATEST = BigInteger.valueOf(9_999_999_999L);

  private final Store store;
  private final Bodies bodies;
  private final Clock clock;
  private final Limits limits;
  private final SloWrites slo;
  private final Links links;
  private final Quotas quotas;
  private final VersionedWrites versionedWrites;

  Objects(
      Store store, Bodies bodies, Clock clock, Limits limits, Links links, Consumer<Call> rights) {
    this.links = links;
    this.quotas = new Quotas(store);
    this.versionedWrites = new VersionedWrites(store, clock);
    this.store = store;
    this.bodies = bodies;
    this.clock = clock;
    this.limits = limits;
    this.slo = new SloWrites(store, clock, limits, rights);
  }

  Answer answer(Call call) {
    if (!call.is("PUT")) {
      checkName(call);
    }
    return switch (call.method) {
      case "PUT" -> put(call);
      case "POST" -> post(call);
      case "DELETE" -> delete(call);
      default -> throw Refusal.notAllowed(call);
    };
  }

  private static void checkName(Call call) {
    int length = call.object.codePointCount(0, call.object.length());
    if (length > Limits.OBJECT_NAME) {
      throw call.is("PUT")
          ? Refusal.of(
              400, "Object name length of " + length + " longer than " + Limits.OBJECT_NAME)
          : Refusal.of(404);
    }
  }

  /** Refuses what can be refused before the body is read. */
  Container checkBeforeBody(Call call) {
    Optional<String> ifNoneMatch = call.header("If-None-Match");
    if (ifNoneMatch.isPresent() && !ifNoneMatch.get().trim().equals("*")) {
      throw Refusal.of(400, "If-None-Match only supports *");
    }
    Container container = store.container(call.account, call.container);
    if (container == null) {
      throw Refusal.of(404);
    }
    if (!call.lengthIsTold()) {
      throw Refusal.of(411, "Missing Content-Length header.");
    }
    if (call.bodyLength() > limits.maxFileSize()) {
      throw Refusal.of(413, "Your request is too large.");
    }
    checkName(call);
    deleteAt(call);
    ContentTypes.checkText(call);
    MetaRules.taken(call, "object");
    ContentTypes.check(call);
    if (ifNoneMatch.isPresent() && existing(call).isPresent()) {
      throw Refusal.of(412);
    }
    quotas.checkUpload(call, container, Math.max(0, call.bodyLength()));
    return container;
  }

  private Optional<StoredObject> existing(Call call) {
    return store.object(call.account, call.container, call.object, clock.seconds());
  }

  private Answer put(Call call) {
    if (call.asks("multipart-manifest", "put")) {
      return slo.put(
          call,
          (manifest, body) -> {
            Container container = checkBeforeBody(call);
            versionedWrites.beforePut(call, container);
            return store(call, container, body, manifest, null);
          });
    }
    checkDlo(call);
    SymLink link = links.asked(call).orElse(null);
    Container container = checkBeforeBody(call);
    versionedWrites.beforePut(call, container);
    Bodies.Taken body = bodies.take(call.body(), limits.maxFileSize());
    Optional<String> told = call.header("Etag").map(each -> Conditions.unquoted(each.trim()));
    if (told.isPresent() && !told.get().isEmpty() && !told.get().equals(body.md5())) {
      body.content().drop();
      Answer wrong = Answer.html(422);
      throw new Refusal(wrong.header("Last-Modified", clock.stamp().lastModified()));
    }
    StoredObject object = store(call, container, body, null, link);
    return created(object, object.md5());
  }

  /** Returns the answer to a PUT that made the object. */
  static Answer created(StoredObject object, String etag) {
    Answer answer =
        Answer.empty(201)
            .header("Etag", etag)
            .header("Last-Modified", object.stamp().lastModified());
    Stamp version = object.version();
    return version == null ? answer : answer.header("X-Object-Version-Id", version.timestamp());
  }

  private static void checkDlo(Call call) {
    Optional<String> manifest = call.header("X-Object-Manifest");
    if (manifest.isPresent() && !manifest.get().matches("[^/?&]+/[^?&]+")) {
      throw Refusal.labelledHtml(400, "X-Object-Manifest must be in the format container/prefix");
    }
  }

  private StoredObject store(
      Call call,
      Container container,
      Bodies.Taken body,
      @Nullable SloManifest manifest,
      @Nullable SymLink link) {
    Stamp now = clock.stamp();
    String guessed = link == null ? ContentTypes.of(call.object) : links.type(call, link);
    boolean detect = Listing.isTrue(call.header("X-Detect-Content-Type", ""));
    String type =
        call.header("Content-Type").filter(each -> !each.isEmpty() && !detect).orElse(guessed);
    StoredObject object =
        new StoredObject(
            now,
            now,
            type,
            kept(call),
            body.content(),
            body.md5(),
            deleteAt(call),
            manifest,
            link,
            null);
    return container
        .put(call.object, object)
        .orElseThrow(
            () -> {
              object.content().drop();
              return Refusal.of(404);
            });
  }

  private static List<WireHeader> kept(Call call) {
    List<WireHeader> kept = new ArrayList<>(MetaRules.taken(call, "object"));
    for (WireHeader each : call.headers()) {
      if (KEPT.contains(each.name().toLowerCase(Locale.ROOT)) && !each.value().isEmpty()) {
        kept.add(new WireHeader(MetaRules.title(each.name()), each.value()));
      }
    }
    return List.copyOf(kept);
  }

  private long deleteAt(Call call) {
    Optional<String> after = call.header("X-Delete-After");
    Optional<String> at = call.header("X-Delete-At");
    if (after.isPresent()) {
      return Math.min(
          LATEST.longValue(), clock.seconds() + seconds(after.get(), "X-Delete-After", 0));
    }
    return at.isPresent() ? seconds(at.get(), "X-Delete-At", clock.seconds()) : 0;
  }

  private static long seconds(String text, String name, long least) {
    if (!text.trim().matches("[+-]?\\d+(_\\d+)*")) { // as Python reads a number
      throw Refusal.of(400, "Non-integer " + name);
    }
    long seconds = new BigInteger(text.trim().replace("_", "")).min(LATEST).longValue();
    if (seconds < least || seconds <= 0) {
      throw Refusal.of(400, name + " in past");
    }
    return seconds;
  }

  private Answer post(Call call) {
    if (call.header("X-Symlink-Target").isPresent()) {
      throw Refusal.of(400, "A PUT request is required to set a symlink target");
    }
    Container container = store.container(call.account, call.container);
    StoredObject old = existing(call).orElseThrow(() -> Refusal.of(404));
    long deleteAt = deleteAt(call);
    List<WireHeader> kept = new ArrayList<>(kept(call));
    String type =
        call.header("Content-Type").filter(each -> !each.isEmpty()).orElse(old.contentType());
    StoredObject fresh = old.posted(clock.stamp(), type, kept, deleteAt);
    if (container == null || !container.replace(call.object, fresh)) {
      throw Refusal.of(404);
    }
    SymLink link = fresh.link();
    return link == null ? Answer.html(202) : Links.redirected(call, link);
  }

  private Answer delete(Call call) {
    if (call.asks("multipart-manifest", "delete")) {
      return slo.delete(call);
    }
    Container container = store.container(call.account, call.container);
    if (container == null) {
      throw Refusal.of(404);
    }
    return versionedWrites
        .delete(call, container)
        .orElseGet(() -> deleted(container.remove(call.object, clock.stamp())));
  }

  /** Returns the answer to a DELETE. */
  static Answer deleted(Container.Removal removal) {
    Answer answer = removal.there() ? Answer.empty(204) : Answer.html(404);
    Stamp marker = removal.marker();
    return marker == null ? answer : answer.header("X-Object-Version-Id", marker.timestamp());
  }
}
