package io.jswift.domain;

import java.util.Optional;

/**
 * What a server says about a container. The counts lag behind recent changes.
 *
 * @param objects number of objects
 * @param bytes bytes in them
 * @param headers the whole answer
 */
public record ContainerInfo(long objects, long bytes, Headers headers) {
  /** Reads the answer to a container HEAD or GET; missing numbers are 0. */
  public static ContainerInfo from(Headers headers) {
    return new ContainerInfo(
        headers.number("X-Container-Object-Count").orElse(0),
        headers.number("X-Container-Bytes-Used").orElse(0),
        headers);
  }

  /** Returns the user metadata. */
  public Metadata metadata() {
    return Metadata.from(headers, Resource.CONTAINER);
  }

  /** Returns the name of the storage policy, where the cluster tells it. */
  public Optional<String> storagePolicy() {
    return headers.first("X-Storage-Policy");
  }

  /**
   * Returns whether the container keeps old versions, or has kept some; then its objects are to be
   * deleted version by version.
   */
  public boolean keepsVersions() {
    return headers.has("X-Versions-Enabled");
  }
}
