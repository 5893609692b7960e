package io.jswift.service.connection;

import io.jswift.domain.AccountInfo;
import io.jswift.domain.ByteRange;
import io.jswift.domain.ContainerInfo;
import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.ServerInfo;
import io.jswift.domain.StatusException;
import io.jswift.domain.access.AccountAcl;
import io.jswift.domain.listing.ContainerEntry;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.segment.DloManifest;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Target;
import io.jswift.ports.transport.Transport;
import io.jswift.service.internal.json.AccountAclJson;
import io.jswift.service.internal.json.InfoJson;
import io.jswift.service.internal.json.ListingJson;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Swift account: one method an operation. Safe for use by any number of threads; all share one
 * login, which is made when first needed and renewed once for all when it dies.
 *
 * <p>Every operation is retried as {@link ConnectionSettings} says, and throws a {@link
 * io.jswift.domain.SwiftException}: {@code StatusException} for a status that means it was not
 * done, {@code TransportException} where no answer came, {@code AuthException} where no session was
 * given.
 */
public final class Connection implements AutoCloseable {
  private final ConnectionSettings settings;
  private final Attempts attempts;
  private volatile @Nullable ServerInfo serverInfo;

  /** Makes a connection with the default settings. Nothing is sent yet. */
  public Connection(Transport transport, Auth auth) {
    this(transport, auth, ConnectionSettings.DEFAULTS);
  }

  /** Makes a connection. Nothing is sent yet. It does not own the transport. */
  public Connection(Transport transport, Auth auth, ConnectionSettings settings) {
    this.settings = settings;
    this.attempts = new Attempts(transport, auth, settings);
  }

  /** Returns the session, logging in if there is none. */
  public Session session(Cancellation cancellation) {
    return attempts.session(cancellation);
  }

  /** Returns what the cluster tells about itself; asked once for all, without a token. */
  public ServerInfo serverInfo(Cancellation cancellation) {
    ServerInfo known = serverInfo;
    if (known == null) {
      known = askServerInfo(cancellation);
      serverInfo = known;
    }
    return known;
  }

  /** Asks for the account's numbers and metadata (HEAD). */
  public Answer<AccountInfo> headAccount(CallOptions options) {
    return attempts.run(
        Call.account("HEAD"), options, response -> AccountInfo.from(response.headers()));
  }

  /** Lists one page of the account's containers (GET). */
  public Answer<Page<AccountInfo, ContainerEntry>> getAccount(
      ListingQuery query, CallOptions options) {
    Call call = Call.account("GET").withQuery(query.toQueryString());
    return attempts.run(
        call,
        options,
        response ->
            new Page<>(
                AccountInfo.from(response.headers()),
                Markers.heeded(query, Bodies.rows(response, ListingJson::containers))));
  }

  /** Adds to or changes the account's metadata (POST); an empty value removes an item. */
  public Answer<Headers> postAccount(CallOptions options) {
    return attempts.run(Call.account("POST"), options, Response::headers);
  }

  /** Asks who else may use the account (HEAD); only its administrators are told. */
  public Answer<AccountAcl> accountAcl(CallOptions options) {
    return attempts.run(
        Call.account("HEAD"),
        options,
        response -> AccountAclJson.read(response.headers().first(Calls.ACCOUNT_ACL).orElse("")));
  }

  /** Says who else may use the account (POST), in place of what was said before. */
  public Answer<Headers> postAccountAcl(AccountAcl acl, CallOptions options) {
    return attempts.run(Calls.postAccountAcl(acl), options, Response::headers);
  }

  /** Makes an account (PUT); only for a reseller's administrator. */
  public Answer<Headers> putAccount(CallOptions options) {
    return attempts.run(Call.account("PUT"), options, Response::headers);
  }

  /** Deletes the account with all that is in it (DELETE); only for a reseller's administrator. */
  public Answer<Headers> deleteAccount(CallOptions options) {
    return attempts.run(Call.account("DELETE"), options, Response::headers);
  }

  /** Asks for a container's numbers and metadata (HEAD). */
  public Answer<ContainerInfo> headContainer(ContainerName container, CallOptions options) {
    Call call = Call.container("HEAD", container);
    return attempts.run(call, options, response -> ContainerInfo.from(response.headers()));
  }

  /** Lists one page of a container (GET). */
  public Answer<Page<ContainerInfo, ListingEntry>> getContainer(
      ContainerName container, ListingQuery query, CallOptions options) {
    Call call = Call.container("GET", container).withQuery(query.toQueryString());
    return attempts.run(
        call,
        options,
        response ->
            new Page<>(
                ContainerInfo.from(response.headers()),
                Markers.heeded(
                    container.value(), query, Bodies.rows(response, ListingJson::objects))));
  }

  /** Makes a container, or changes the metadata of one that is there (PUT). Status 201 or 202. */
  public Answer<Headers> putContainer(ContainerName container, CallOptions options) {
    return attempts.run(Call.container("PUT", container), options, Response::headers);
  }

  /** Adds to or changes a container's metadata (POST); an empty value removes an item. */
  public Answer<Headers> postContainer(ContainerName container, CallOptions options) {
    return attempts.run(Call.container("POST", container), options, Response::headers);
  }

  /** Deletes an empty container (DELETE); {@code CONFLICT} if it is not. */
  public Answer<Headers> deleteContainer(ContainerName container, CallOptions options) {
    return attempts.run(Call.container("DELETE", container), options, Response::headers);
  }

  /** Asks for an object's headers (HEAD). */
  public Answer<ObjectInfo> headObject(ObjectPath object, CallOptions options) {
    Call call = Call.object("HEAD", object);
    return attempts.run(call, options, response -> new ObjectInfo(response.headers()));
  }

  /** Reads an object (GET). Close what it returns. */
  public ObjectReader getObject(ObjectPath object, CallOptions options) {
    return ResumingReader.open(attempts, Call.object("GET", object), options);
  }

  /**
   * Reads a range of the object that has this ETag (GET {@code Range}, {@code If-Match}). Close
   * what it returns. A read that breaks goes on as that of {@link #getObject} does; an object that
   * has another ETag by now is an {@link io.jswift.domain.IntegrityException}. A server that
   * refuses the ETag that it told itself, as Swift does of a plain copy of a static large object,
   * is asked once more without, and the ETag of its answer counts.
   *
   * @param range with an end, within the object
   * @param etag as the {@code Etag} header of an earlier answer had it
   */
  public ObjectReader getRange(
      ObjectPath object, ByteRange range, String etag, CallOptions options) {
    return ResumingReader.open(attempts, Call.object("GET", object), options, range, etag);
  }

  /**
   * Reads several ranges of an object in one request (GET {@code Range}).
   *
   * @param ranges at least one; Swift takes 50 at most, and fewer where they overlap
   */
  public RangesReader getRanges(ObjectPath object, List<ByteRange> ranges, CallOptions options) {
    return new RangesReader(attempts.open(Calls.ranges(object, ranges), options, 0, 0));
  }

  /**
   * Stores an object (PUT) and returns the ETag that the server computed. Whole or not at all:
   * readers see the old object until the new one is complete. A body that cannot be replayed is
   * sent once, and a retry that would need it again fails with an explanation.
   */
  public Answer<ETag> putObject(ObjectPath object, BodySource body, CallOptions options) {
    Call call = Call.object("PUT", object).withBody(body);
    return attempts.run(call, options, Bodies::etag);
  }

  /** Replaces an object's metadata (POST): all of it, so what is not sent is lost. */
  public Answer<Headers> postObject(ObjectPath object, CallOptions options) {
    return attempts.run(Call.object("POST", object), options, Response::headers);
  }

  /** Deletes an object (DELETE). */
  public Answer<Headers> deleteObject(ObjectPath object, CallOptions options) {
    return attempts.run(Call.object("DELETE", object), options, Response::headers);
  }

  /** Returns how it was made. */
  public ConnectionSettings settings() {
    return settings;
  }

  /**
   * Makes a static large object of segments that are there (PUT {@code multipart-manifest=put}).
   * The server compares each segment's size and ETag with what the manifest says, and refuses the
   * whole if one differs.
   *
   * @throws io.jswift.domain.InvalidRequestException before anything is sent, if {@link
   *     SloManifest#check(ObjectPath)} says so
   * @return the ETag of the whole as the server computed it
   */
  public Answer<ETag> putManifest(ObjectPath object, SloManifest manifest, CallOptions options) {
    return attempts.run(Calls.putManifest(object, manifest), options, Bodies::etag);
  }

  /**
   * Reads the manifest of a static large object (GET {@code multipart-manifest=get}), not its
   * bytes.
   */
  public Answer<SloManifest> getManifest(ObjectPath object, CallOptions options) {
    Call call = Call.object("GET", object).withQuery("multipart-manifest=get");
    return attempts.run(call, options, response -> Bodies.manifest(object, response));
  }

  /**
   * Deletes a static large object and its segments (DELETE {@code multipart-manifest=delete}). The
   * server reports in the body; a segment that was gone before is no failure.
   */
  public Answer<Headers> deleteManifest(ObjectPath object, CallOptions options) {
    Call call = Calls.deleteManifest(object);
    return attempts.run(
        call, options, response -> Verdicts.whole(call, object.toString(), response));
  }

  /**
   * Makes a static large object as {@link #putManifest} does, for manifests so long that checking
   * them takes the server minutes: it keeps the connection awake meanwhile (PUT {@code
   * heartbeat=on}) and reports in the body.
   */
  public Answer<ETag> putLongManifest(
      ObjectPath object, SloManifest manifest, CallOptions options) {
    Call call = Calls.putLongManifest(object, manifest);
    return attempts.run(call, options, response -> Bodies.lateEtag(call, object, response));
  }

  /**
   * Makes a dynamic large object: reading it gives every object of that container whose name begins
   * with the prefix, in the order of names (PUT with {@code X-Object-Manifest}). Nothing of them is
   * checked, and which they are is decided anew at each read, from a listing that may lag.
   */
  public Answer<ETag> putDynamicManifest(
      ObjectPath object, ContainerName segments, String prefix, CallOptions options) {
    DloManifest manifest = new DloManifest(segments, prefix);
    return attempts.run(Calls.putDynamicManifest(object, manifest), options, Bodies::etag);
  }

  /**
   * Deletes a static large object, and has the server delete its segments later (DELETE {@code
   * async=yes}); a server that does not know this deletes all of them now. Its segments must be in
   * one container, and the user must be allowed to write there.
   */
  public Answer<Headers> deleteManifestLater(ObjectPath object, CallOptions options) {
    Call call = Calls.deleteManifestLater(object);
    return attempts.run(
        call, options, response -> Verdicts.wholeOrLater(call, object.toString(), response));
  }

  /**
   * Copies an object within the cluster (COPY). The metadata goes with it, overlaid by the options'
   * headers; {@code X-Fresh-Metadata: true} leaves it behind. What a large object gives when read
   * becomes a plain object; with the query {@code multipart-manifest=get} the manifest is copied,
   * and both objects then share the segments.
   */
  public Answer<Headers> copyObject(
      ObjectPath source, ObjectPath destination, CallOptions options) {
    return attempts.run(Calls.copy(source, destination), options, Response::headers);
  }

  /**
   * Makes an older version of an object, in a container with versioning, the current one again (PUT
   * {@code version-id}).
   */
  public Answer<Headers> restoreVersion(ObjectPath object, String versionId, CallOptions options) {
    return attempts.run(Calls.restoreVersion(object, versionId), options, Response::headers);
  }

  /**
   * Deletes many objects in one request (POST {@code bulk-delete}), as many as {@link
   * ServerInfo#maxDeletesPerRequest()} at most. Of a large object only the manifest is deleted.
   *
   * @return what was done; that single objects were refused is no exception
   */
  public Answer<BulkReport> bulkDelete(Collection<ObjectPath> objects, CallOptions options) {
    Call call = Calls.bulkDelete(objects);
    return attempts.run(
        call,
        options,
        response -> Verdicts.report(call, objects.size() + " objects", response, "Number Deleted"));
  }

  /**
   * Uploads the files of an archive, which the server unpacks (PUT {@code extract-archive}).
   *
   * @param below raw: empty for the account, where the archive's first directories are containers;
   *     a container; or a container, a slash and what the names begin with
   * @param format {@code tar}, {@code tar.gz} or {@code tar.bz2}
   * @return what was done; that single files were refused is no exception
   */
  public Answer<BulkReport> extractArchive(
      String below, String format, BodySource archive, CallOptions options) {
    Call call = Calls.extractArchive(below, format, archive);
    return attempts.run(
        call, options, response -> Verdicts.report(call, below, response, "Number Files Created"));
  }

  /** Forgets the session and ends the watch over silent exchanges. Does not close the transport. */
  @Override
  public void close() {
    attempts.close();
  }

  /**
   * Asks a cluster, this or another, what it tells about itself (GET {@code /info}), without a
   * token.
   *
   * @param url of a proxy: what follows {@code /v1} in it is left out, {@code /info} is appended
   *     unless it is there
   */
  public Answer<ServerInfo> capabilities(Target url, CallOptions options) {
    return attempts.runAt(Calls.info(url), Calls.CAPABILITIES, options, InfoJson::read);
  }

  private ServerInfo askServerInfo(Cancellation cancellation) {
    Target storage = session(cancellation).storageUrl();
    try {
      return capabilities(storage, CallOptions.of(cancellation)).value();
    } catch (StatusException notTold) {
      return ServerInfo.UNKNOWN;
    }
  }
}
