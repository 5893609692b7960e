package io.jswift.service;

import io.jswift.domain.AccountInfo;
import io.jswift.domain.ContainerInfo;
import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.listing.ContainerEntry;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.service.connection.Answer;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.delete.DeleteOutcome;
import io.jswift.service.delete.DeleteRequest;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.download.DownloadRequest;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;

/**
 * Many operations at once over one {@link Connection}. Safe for use by any number of threads. It
 * owns its pools; threads are made when there is work and end with it.
 */
public final class SwiftService implements AutoCloseable {
  private static AssertionError later() {
    return new AssertionError("not written yet");
  }

  /** Makes a service with the default settings. It does not own the connection. */
  public SwiftService(Connection connection) {
    this(connection, ServiceSettings.DEFAULTS);
  }

  /** Makes a service. It does not own the connection. */
  public SwiftService(Connection connection, ServiceSettings settings) {}

  /** Returns the connection it works over. */
  public Connection connection() {
    throw later();
  }

  /** Uploads files, trees and streams. */
  public Outcomes<UploadOutcome> upload(UploadRequest request) {
    throw later();
  }

  /** Downloads objects. */
  public Outcomes<DownloadOutcome> download(DownloadRequest request) {
    throw later();
  }

  /** Deletes objects and containers. */
  public Outcomes<DeleteOutcome> delete(DeleteRequest request) {
    throw later();
  }

  /**
   * Lists the account's containers, lazily: one page in memory, the next one asked for when half of
   * it is read.
   *
   * <p>The query's limit is the page size. A failure is thrown by the reader.
   */
  public Outcomes<ContainerEntry> listAccount(ListingQuery query, CallOptions options) {
    throw later();
  }

  /** Lists a container, lazily, as {@link #listAccount} does. */
  public Outcomes<ListingEntry> listContainer(
      ContainerName container, ListingQuery query, CallOptions options) {
    throw later();
  }

  /** Asks for the account's numbers and metadata. */
  public Answer<AccountInfo> stat(CallOptions options) {
    throw later();
  }

  /** Asks for a container's numbers and metadata. */
  public Answer<ContainerInfo> stat(ContainerName container, CallOptions options) {
    throw later();
  }

  /** Asks for an object's headers. */
  public Answer<ObjectInfo> stat(ObjectPath object, CallOptions options) {
    throw later();
  }

  /** Changes the account's metadata; the headers are those of the options. */
  public Answer<Headers> post(CallOptions options) {
    throw later();
  }

  /** Changes a container's metadata; a container that is not there is made with it. */
  public Answer<Headers> post(ContainerName container, CallOptions options) {
    throw later();
  }

  /** Replaces an object's metadata. */
  public Answer<Headers> post(ObjectPath object, CallOptions options) {
    throw later();
  }

  /** Cancels what is in progress and waits until the pools' threads have ended. */
  @Override
  public void close() {}
}
