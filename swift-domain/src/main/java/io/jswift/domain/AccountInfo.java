package io.jswift.domain;

/**
 * What a server says about an account. The counts lag behind recent changes.
 *
 * @param containers number of containers
 * @param objects number of objects in them
 * @param bytes bytes in those objects
 * @param headers the whole answer
 */
public record AccountInfo(long containers, long objects, long bytes, Headers headers) {
  /** Reads the answer to an account HEAD or GET; missing numbers are 0. */
  public static AccountInfo from(Headers headers) {
    return new AccountInfo(
        headers.number("X-Account-Container-Count").orElse(0),
        headers.number("X-Account-Object-Count").orElse(0),
        headers.number("X-Account-Bytes-Used").orElse(0),
        headers);
  }

  /** Returns the user metadata. */
  public Metadata metadata() {
    return Metadata.from(headers, Resource.ACCOUNT);
  }
}
