package io.jswift.service.connection;

import io.jswift.domain.AccountInfo;
import io.jswift.domain.ContainerInfo;
import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.ServerInfo;
import io.jswift.domain.listing.ContainerEntry;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Transport;

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
  private static AssertionError later() {
    return new AssertionError("not written yet");
  }

  /** Makes a connection with the default settings. Nothing is sent yet. */
  public Connection(Transport transport, Auth auth) {
    this(transport, auth, ConnectionSettings.DEFAULTS);
  }

  /** Makes a connection. Nothing is sent yet. It does not own the transport. */
  public Connection(Transport transport, Auth auth, ConnectionSettings settings) {}

  /** Returns the session, logging in if there is none. */
  public Session session(Cancellation cancellation) {
    throw later();
  }

  /** Returns what the cluster tells about itself; asked once for all, without a token. */
  public ServerInfo serverInfo(Cancellation cancellation) {
    throw later();
  }

  /** Asks for the account's numbers and metadata (HEAD). */
  public Answer<AccountInfo> headAccount(CallOptions options) {
    throw later();
  }

  /** Lists one page of the account's containers (GET). */
  public Answer<Page<AccountInfo, ContainerEntry>> getAccount(
      ListingQuery query, CallOptions options) {
    throw later();
  }

  /** Adds to or changes the account's metadata (POST); an empty value removes an item. */
  public Answer<Headers> postAccount(CallOptions options) {
    throw later();
  }

  /** Asks for a container's numbers and metadata (HEAD). */
  public Answer<ContainerInfo> headContainer(ContainerName container, CallOptions options) {
    throw later();
  }

  /** Lists one page of a container (GET). */
  public Answer<Page<ContainerInfo, ListingEntry>> getContainer(
      ContainerName container, ListingQuery query, CallOptions options) {
    throw later();
  }

  /** Makes a container, or changes the metadata of one that is there (PUT). Status 201 or 202. */
  public Answer<Headers> putContainer(ContainerName container, CallOptions options) {
    throw later();
  }

  /** Adds to or changes a container's metadata (POST); an empty value removes an item. */
  public Answer<Headers> postContainer(ContainerName container, CallOptions options) {
    throw later();
  }

  /** Deletes an empty container (DELETE); {@code CONFLICT} if it is not. */
  public Answer<Headers> deleteContainer(ContainerName container, CallOptions options) {
    throw later();
  }

  /** Asks for an object's headers (HEAD). */
  public Answer<ObjectInfo> headObject(ObjectPath object, CallOptions options) {
    throw later();
  }

  /** Reads an object (GET). Close what it returns. */
  public ObjectReader getObject(ObjectPath object, CallOptions options) {
    throw later();
  }

  /**
   * Stores an object (PUT) and returns the ETag that the server computed. Whole or not at all:
   * readers see the old object until the new one is complete. A body that cannot be replayed is
   * sent once, and a retry that would need it again fails with an explanation.
   */
  public Answer<ETag> putObject(ObjectPath object, BodySource body, CallOptions options) {
    throw later();
  }

  /** Replaces an object's metadata (POST): all of it, so what is not sent is lost. */
  public Answer<Headers> postObject(ObjectPath object, CallOptions options) {
    throw later();
  }

  /** Deletes an object (DELETE). */
  public Answer<Headers> deleteObject(ObjectPath object, CallOptions options) {
    throw later();
  }

  /** Returns how it was made. */
  public ConnectionSettings settings() {
    throw later();
  }

  /** Forgets the session. Does not close the transport. */
  @Override
  public void close() {}
}
