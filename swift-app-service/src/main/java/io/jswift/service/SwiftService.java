package io.jswift.service;

import io.jswift.domain.AccountInfo;
import io.jswift.domain.ContainerInfo;
import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.ServerInfo;
import io.jswift.domain.StatusException;
import io.jswift.domain.listing.ContainerEntry;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.listing.ObjectEntry;
import io.jswift.ports.transport.Target;
import io.jswift.service.connection.Answer;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.copy.CopyOutcome;
import io.jswift.service.copy.CopyRequest;
import io.jswift.service.delete.DeleteOutcome;
import io.jswift.service.delete.DeleteRequest;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.download.DownloadRequest;
import io.jswift.service.internal.copy.CopyFlow;
import io.jswift.service.internal.delete.DeleteFlow;
import io.jswift.service.internal.download.DownloadFlow;
import io.jswift.service.internal.each.PostFlow;
import io.jswift.service.internal.each.StatFlow;
import io.jswift.service.internal.listing.PagedOutcomes;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.pool.Step;
import io.jswift.service.internal.pool.Workers;
import io.jswift.service.internal.upload.UploadFlow;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.post.PostOutcome;
import io.jswift.service.post.PostRequest;
import io.jswift.service.settings.RunOptions;
import io.jswift.service.settings.ServiceSettings;
import io.jswift.service.stat.StatOutcome;
import io.jswift.service.stat.StatRequest;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.util.concurrent.Executor;

/**
 * Many operations at once over one {@link Connection}. Safe for use by any number of threads. It
 * owns its pools; threads are made when there is work and end with it.
 */
public final class SwiftService implements AutoCloseable {
  private final Connection connection;
  private final Workers workers;
  private final Capabilities capabilities;

  /** Makes a service with the default settings. It does not own the connection. */
  public SwiftService(Connection connection) {
    this(connection, ServiceSettings.DEFAULTS);
  }

  /** Makes a service. It does not own the connection. */
  public SwiftService(Connection connection, ServiceSettings settings) {
    this(connection, new Workers(settings, null));
  }

  /**
   * Makes a service that takes its threads from the caller's executor, which it does not own. Any
   * will do, a single thread included.
   */
  public SwiftService(Connection connection, ServiceSettings settings, Executor executor) {
    this(connection, new Workers(settings, executor));
  }

  private SwiftService(Connection connection, Workers workers) {
    this.connection = connection;
    this.workers = workers;
    this.capabilities = new Capabilities(connection);
  }

  /** Returns the connection it works over. */
  public Connection connection() {
    return connection;
  }

  /** Uploads files, trees and streams. */
  public Outcomes<UploadOutcome> upload(UploadRequest request) {
    return upload(request, RunOptions.DEFAULTS);
  }

  /** Uploads files, trees and streams. */
  public Outcomes<UploadOutcome> upload(UploadRequest request, RunOptions options) {
    return BulkCall.start(
        connection,
        workers,
        options,
        SwiftService::step,
        call -> new UploadFlow(call, request).run());
  }

  private static Step step(UploadOutcome outcome) {
    if (outcome instanceof UploadOutcome.Failed) {
      return Step.FAILED;
    }
    if (outcome instanceof UploadOutcome.Skipped) {
      return Step.SKIPPED;
    }
    boolean done =
        outcome instanceof UploadOutcome.Uploaded || outcome instanceof UploadOutcome.Planned;
    return done ? Step.DONE : Step.DETAIL;
  }

  /** Downloads objects. */
  public Outcomes<DownloadOutcome> download(DownloadRequest request) {
    return download(request, RunOptions.DEFAULTS);
  }

  /** Downloads objects. */
  public Outcomes<DownloadOutcome> download(DownloadRequest request, RunOptions options) {
    return BulkCall.start(
        connection,
        workers,
        options,
        SwiftService::step,
        call -> new DownloadFlow(call, request).run());
  }

  private static Step step(DownloadOutcome outcome) {
    if (outcome instanceof DownloadOutcome.Downloaded
        || outcome instanceof DownloadOutcome.Planned) {
      return Step.DONE;
    }
    return outcome instanceof DownloadOutcome.Skipped ? Step.SKIPPED : Step.FAILED;
  }

  /** Deletes objects and containers. */
  public Outcomes<DeleteOutcome> delete(DeleteRequest request) {
    return delete(request, RunOptions.DEFAULTS);
  }

  /** Deletes objects and containers. */
  public Outcomes<DeleteOutcome> delete(DeleteRequest request, RunOptions options) {
    return BulkCall.start(
        connection,
        workers,
        options,
        SwiftService::step,
        call -> new DeleteFlow(call, request).run());
  }

  private static Step step(DeleteOutcome outcome) {
    if (outcome instanceof DeleteOutcome.Failed) {
      return Step.FAILED;
    }
    return outcome instanceof DeleteOutcome.SegmentDeleted ? Step.DETAIL : Step.DONE;
  }

  /** Has the server copy objects. */
  public Outcomes<CopyOutcome> copy(CopyRequest request) {
    return copy(request, RunOptions.DEFAULTS);
  }

  /** Has the server copy objects. */
  public Outcomes<CopyOutcome> copy(CopyRequest request, RunOptions options) {
    return BulkCall.start(
        connection,
        workers,
        options,
        SwiftService::step,
        call -> new CopyFlow(call, request).run());
  }

  private static Step step(CopyOutcome outcome) {
    if (outcome instanceof CopyOutcome.Failed) {
      return Step.FAILED;
    }
    boolean done = outcome instanceof CopyOutcome.Copied || outcome instanceof CopyOutcome.Planned;
    return done ? Step.DONE : Step.DETAIL;
  }

  /**
   * Lists the account's containers, lazily: one page in memory, the next one asked for when half of
   * it is read.
   *
   * <p>The query's limit is the page size. A failure is thrown by the reader.
   */
  public Outcomes<ContainerEntry> listAccount(ListingQuery query, CallOptions options) {
    return new PagedOutcomes<>(
        workers,
        query,
        row -> query.after(row.name()),
        (page, cancellation) ->
            connection.getAccount(page, options.withCancellation(cancellation)).value().entries());
  }

  /** Lists a container, lazily, as {@link #listAccount} does. */
  public Outcomes<ListingEntry> listContainer(
      ContainerName container, ListingQuery query, CallOptions options) {
    return new PagedOutcomes<>(
        workers,
        query,
        row ->
            query.versions() && row instanceof ObjectEntry object && object.versionId().isPresent()
                ? query.afterVersion(row.name(), object.versionId().get())
                : query.after(row.name()),
        (page, cancellation) ->
            connection
                .getContainer(container, page, options.withCancellation(cancellation))
                .value()
                .entries());
  }

  /** Asks for the account's numbers and metadata. */
  public Answer<AccountInfo> stat(CallOptions options) {
    return connection.headAccount(options);
  }

  /** Asks for a container's numbers and metadata. */
  public Answer<ContainerInfo> stat(ContainerName container, CallOptions options) {
    return connection.headContainer(container, options);
  }

  /** Asks for an object's headers. */
  public Answer<ObjectInfo> stat(ObjectPath object, CallOptions options) {
    return connection.headObject(object, options);
  }

  /** Asks for many objects' headers. */
  public Outcomes<StatOutcome> stat(StatRequest request, RunOptions options) {
    return BulkCall.start(
        connection,
        workers,
        options,
        outcome -> outcome instanceof StatOutcome.Found ? Step.DONE : Step.FAILED,
        call -> new StatFlow(call, request).run());
  }

  /** Replaces many objects' metadata. */
  public Outcomes<PostOutcome> post(PostRequest request, RunOptions options) {
    return BulkCall.start(
        connection,
        workers,
        options,
        outcome -> outcome instanceof PostOutcome.Posted ? Step.DONE : Step.FAILED,
        call -> new PostFlow(call, request).run());
  }

  /**
   * Returns what the cluster tells about itself, asked once for all.
   *
   * @throws StatusException if it tells nothing
   */
  public ServerInfo capabilities(CallOptions options) {
    Target storage = connection.session(options.cancellation()).storageUrl();
    return capabilities(storage, false, options);
  }

  /**
   * Returns what a cluster, this or another, tells about itself; asked once for each.
   *
   * @param url of a proxy, as {@link Connection#capabilities} takes it
   * @param again whether it is asked anew
   * @throws StatusException if it tells nothing
   */
  public ServerInfo capabilities(Target url, boolean again, CallOptions options) {
    return capabilities.of(url, again, options);
  }

  /** Changes the account's metadata; the headers are those of the options. */
  public Answer<Headers> post(CallOptions options) {
    return connection.postAccount(options);
  }

  /** Changes a container's metadata; a container that is not there is made with it. */
  public Answer<Headers> post(ContainerName container, CallOptions options) {
    try {
      return connection.postContainer(container, options);
    } catch (StatusException missing) {
      if (missing.kind() != StatusException.Kind.NOT_FOUND) {
        throw missing;
      }
      return connection.putContainer(container, options);
    }
  }

  /** Replaces an object's metadata. */
  public Answer<Headers> post(ObjectPath object, CallOptions options) {
    return connection.postObject(object, options);
  }

  /** Cancels what is in progress and waits until the pools' threads have ended. */
  @Override
  public void close() {
    workers.close();
  }
}
