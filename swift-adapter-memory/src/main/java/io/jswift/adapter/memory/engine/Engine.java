package io.jswift.adapter.memory.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Swift in memory: takes a request of the wire, gives the response of the wire. Safe for use by
 * any number of threads.
 */
public final class Engine implements AutoCloseable {
  private final Clock clock;
  private final Limits limits;
  private final TempAuth auth;
  private final Keystone keystone;
  private final Store store = new Store();
  private final @Nullable DataDirectory data;
  private final AtomicLong changes = new AtomicLong();
  private final Bodies bodies;
  private final Accounts accounts;
  private final Containers containers;
  private final Objects objects;
  private final ObjectReads reads;
  private final Copies copies;
  private final TempUrls tempUrls;
  private final FormPosts formPosts;
  private final LateDeletion lateDeletion;
  private final Archives archives;
  private final VersionRequests versions;
  private final BulkDelete bulkDelete;
  private final Cors cors;
  private final EtagQuoter etagQuoter;
  private final StaticWeb staticWeb;
  private final SecureRandom random = new SecureRandom();

  /** Makes an empty Swift. */
  public Engine(EngineSettings settings) {
    this.clock = new Clock(settings.time());
    this.limits = settings.limits();
    List<User> users = new CopyOnWriteArrayList<>(settings.users());
    this.auth =
        new TempAuth(users, settings.time(), settings.tokenLife(), new AccountRights(store));
    this.keystone = new Keystone(users, auth);
    Path kept = settings.data();
    this.data = kept == null ? null : new DataDirectory(kept);
    this.bodies =
        data == null ? Bodies.passing(settings.spillDirectory()) : Bodies.lasting(data.bodies());
    if (data != null) {
      load(data);
    }
    this.accounts = new Accounts(store, clock, limits);
    this.containers = new Containers(store, clock, limits);
    Links links = new Links(store, clock, this::pass);
    this.objects = new Objects(store, bodies, clock, limits, links, this::pass);
    this.reads = new ObjectReads(store, clock, links);
    this.versions = new VersionRequests(store, clock);
    this.copies = new Copies(objects, reads);
    this.lateDeletion = new LateDeletion(store, clock, this::pass);
    this.archives = new Archives(limits, this::within);
    this.formPosts = new FormPosts(store, clock, this::within);
    this.tempUrls = new TempUrls(store, clock);
    this.cors = new Cors(store);
    this.etagQuoter = new EtagQuoter(store);
    this.staticWeb = new StaticWeb(store, limits, this::plain, this::pass);
    this.bulkDelete = new BulkDelete(store, clock);
  }

  private void load(DataDirectory from) {
    try {
      from.load(store, bodies::forget);
    } catch (RuntimeException unreadable) {
      from.close();
      throw unreadable;
    }
  }

  /**
   * Answers one request.
   *
   * @param origin scheme and host as the client knows them, such as {@code http://127.0.0.1:8080}
   * @throws UncheckedIOException if the request's body broke off; nothing was stored
   */
  public WireResponse answer(WireRequest request, String origin) {
    boolean head = request.method().equals("HEAD");
    Answer answer;
    try {
      answer = dispatch(request, Call.of(request, origin));
    } catch (Refusal refusal) {
      answer = refusal.answer();
    }
    if (!head && !request.method().equals("GET")) {
      changes.incrementAndGet();
    }
    return answer.toWire(head, transaction());
  }

  /** Makes every token invalid; the next login gives a new one. */
  public void expireTokens() {
    auth.expireTokens();
  }

  /**
   * Returns whether the request is refused whatever its body is, so that {@code 100 Continue} is
   * not sent.
   */
  public boolean answersBeforeBody(WireRequest request) {
    try {
      Call call = Call.of(request, "");
      call = TempUrls.isAsked(call) ? tempUrls.permitted(call) : call;
      if (!call.path.startsWith("/v1/") || call.object.isEmpty() || !call.is("PUT")) {
        return false;
      }
      authorize(call);
      objects.checkBeforeBody(call);
      return false;
    } catch (Refusal refused) {
      return true;
    }
  }

  private Answer dispatch(WireRequest request, Call call) {
    return TempUrls.isAsked(call)
        ? tempUrls.answer(call, each -> refusedOr(() -> routed(request, each)))
        : routed(request, call);
  }

  private Answer routed(WireRequest request, Call call) {
    if (call.path.equals("/healthcheck")) {
      return Answer.text(200, "text/plain", "OK");
    }
    if (call.path.equals("/info")) {
      return info(call);
    }
    if (Keystone.isAsked(call)) {
      return keystone.answer(call);
    }
    if (call.path.startsWith("/auth/")) {
      return auth.login(call);
    }
    if (call.account.isEmpty()) {
      throw noAccount(call);
    }
    if (!call.object.isEmpty() && Copies.isCopy(call) && !isRestore(call)) {
      Call source = copies.source(call, request);
      Call target = copies.target(call, request);
      authorize(source);
      try {
        return etagQuoter.quoted(target, copies.answer(call, source, target, this::pass));
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
    if (FormPosts.isAsked(call)) {
      return formPosts.answer(call);
    }
    if (Archives.isAsked(call)) {
      return archives.answer(call);
    }
    if (BulkDelete.isAsked(call)) {
      return bulkDelete.answer(call, this::authorize);
    }
    expire(call);
    return staticWeb.answer(call, auth.isAnonymous(call));
  }

  // A request that another one is made of.
  private Answer within(Call call) {
    return refusedOr(() -> plain(call));
  }

  private static Answer refusedOr(Supplier<Answer> work) {
    try {
      return work.get();
    } catch (Refusal refused) {
      return refused.answer();
    }
  }

  private Answer plain(Call call) {
    if (call.container.isEmpty() && (call.is("PUT") || call.is("DELETE"))) {
      throw Refusal.notAllowed(call);
    }
    if (call.is("OPTIONS")) {
      return cors.options(call);
    }
    return cors.shared(call, () -> etagQuoter.quoted(call, authorized(call)));
  }

  private Answer authorized(Call call) {
    boolean owner = authorize(call);
    if (call.container.isEmpty()) {
      if (call.is("POST")) {
        Quotas.checkAccount(call, auth.isReseller(call));
      }
      return accounts.answer(call, owner);
    }
    if (call.object.isEmpty()) {
      return containers.answer(call, owner, auth.isReseller(call));
    }
    if (call.reads()) {
      return reads.answer(call);
    }
    if (call.is("DELETE") && LateDeletion.isAsked(call)) {
      return lateDeletion.answer(call);
    }
    return VersionRequests.isAsked(call) ? versions.answer(call) : objects.answer(call);
  }

  private static Refusal noAccount(Call call) {
    return call.path.matches("/+")
        ? Refusal.of(404)
        : call.path.matches("/v(?!1/)[^/]+/.+")
            ? Refusal.of(400)
            : Refusal.labelledHtml(412, "Bad URL");
  }

  private static boolean isRestore(Call call) {
    return VersionRequests.isAsked(call) && call.is("PUT");
  }

  private void pass(Call call) {
    authorize(call);
  }

  private boolean authorize(Call call) {
    if (call.pass().isPresent()) {
      if (!call.pass().get().covers(call)) {
        throw TempAuth.unauthorized(call.account);
      }
      return false;
    }
    auth.authorize(call, acl(call));
    return auth.isOwner(call);
  }

  private String acl(Call call) {
    Container container = store.container(call.account, call.container);
    if (container == null || call.object.isEmpty() && !call.reads()) {
      return "";
    }
    String name = call.reads() ? "X-Container-Read" : "X-Container-Write";
    return container.metaCopy().getOrDefault(name, "");
  }

  // What is over is taken out before anybody looks.
  private void expire(Call call) {
    Store.Account account = store.account(call.account);
    if (account != null) {
      account.containers.values().forEach(each -> each.expire(clock.seconds()));
    }
  }

  private Answer info(Call call) {
    if (call.is("OPTIONS")) {
      return Answer.empty(200).header("Allow", "GET, HEAD, OPTIONS");
    }
    if (!call.reads()) {
      throw new Refusal(Answer.html(405).header("Allow", "GET, HEAD, OPTIONS"));
    }
    if (call.asks("swiftinfo_sig") || call.asks("swiftinfo_expires")) {
      throw Refusal.of(403);
    }
    return Answer.text(200, "application/json; charset=UTF-8", Info.json(limits));
  }

  private String transaction() {
    byte[] bytes = new byte[11];
    random.nextBytes(bytes);
    String hex = HexFormat.of().formatHex(bytes).substring(1);
    return "tx" + hex + "-" + String.format("%010x", clock.seconds());
  }

  /** Adds a user. */
  public void add(User user) {
    auth.add(user);
  }

  /**
   * Writes what is held to the data directory, if there is one and anything may have changed.
   *
   * @throws UncheckedIOException if that fails; what was written before stays, and the next time
   *     tries again
   */
  public synchronized void save() {
    long seen = changes.get();
    if (data != null && seen > 0) {
      List<Path> unneeded = bodies.unneeded();
      data.save(store);
      bodies.delete(unneeded);
      changes.addAndGet(-seen);
    }
  }

  @Override
  public void close() {
    try {
      save();
    } finally {
      if (data != null) {
        data.close();
      }
    }
    bodies.close();
  }
}
