package io.jswift.service.copy;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How objects are copied.
 *
 * @param largeObjects what becomes of large ones
 * @param freshMetadata whether the metadata stays behind; the content type never does
 * @param headers over those that go with the object, such as {@code X-Object-Meta-Color}
 * @param checksum whether the copy's ETag is compared with the original's
 * @param skipContainerPut whether containers are not made
 * @param segmentContainerOrNull where segments go; null for the copy's container with {@code
 *     _segments} behind its name
 * @param accountOrNull the account that the copy goes to, such as {@code AUTH_other}; null for the
 *     original's. Its containers must be there and be open to the user
 */
public record CopyOptions(
    LargeObjects largeObjects,
    boolean freshMetadata,
    Headers headers,
    boolean checksum,
    boolean skipContainerPut,
    @Nullable ContainerName segmentContainerOrNull,
    @Nullable String accountOrNull) {
  /** What becomes of a large object. */
  public enum LargeObjects {
    /**
     * Its bytes as one plain object where one may be so long, as python-swiftclient does it; above
     * that {@link #SEGMENTS}. Copied onto itself it stays what it is, with its segments.
     */
    AUTO,
    /** Its bytes as one plain object; the server refuses what is longer than it takes. */
    DATA,
    /**
     * The manifest only. Both objects then share the segments: whoever deletes one of them with its
     * segments, or replaces it by an upload, breaks the other.
     */
    MANIFEST,
    /** Each segment for itself, and a manifest over the copies, in the form of the original. */
    SEGMENTS
  }

  /** By size, with metadata, verified, containers made, within the account. */
  public static final CopyOptions DEFAULTS =
      new CopyOptions(LargeObjects.AUTO, false, Headers.NONE, true, false, null, null);

  /** Returns these options with another treatment of large objects. */
  public CopyOptions withLargeObjects(LargeObjects value) {
    return new CopyOptions(
        value,
        freshMetadata,
        headers,
        checksum,
        skipContainerPut,
        segmentContainerOrNull,
        accountOrNull);
  }

  /** Returns these options with metadata left behind or taken along. */
  public CopyOptions withFreshMetadata(boolean value) {
    return new CopyOptions(
        largeObjects,
        value,
        headers,
        checksum,
        skipContainerPut,
        segmentContainerOrNull,
        accountOrNull);
  }

  /** Returns these options with other headers. */
  public CopyOptions withHeaders(Headers value) {
    return new CopyOptions(
        largeObjects,
        freshMetadata,
        value,
        checksum,
        skipContainerPut,
        segmentContainerOrNull,
        accountOrNull);
  }

  /** Returns these options with copies verified or not. */
  public CopyOptions withChecksum(boolean value) {
    return new CopyOptions(
        largeObjects,
        freshMetadata,
        headers,
        value,
        skipContainerPut,
        segmentContainerOrNull,
        accountOrNull);
  }

  /** Returns these options with containers made or not. */
  public CopyOptions withSkipContainerPut(boolean value) {
    return new CopyOptions(
        largeObjects,
        freshMetadata,
        headers,
        checksum,
        value,
        segmentContainerOrNull,
        accountOrNull);
  }

  /** Returns these options with another place for segments. */
  public CopyOptions withSegmentContainer(ContainerName value) {
    return new CopyOptions(
        largeObjects, freshMetadata, headers, checksum, skipContainerPut, value, accountOrNull);
  }

  /** Returns these options for another account. */
  public CopyOptions withAccount(String value) {
    return new CopyOptions(
        largeObjects,
        freshMetadata,
        headers,
        checksum,
        skipContainerPut,
        segmentContainerOrNull,
        value);
  }

  /** Returns the account that the copy goes to; empty for the original's. */
  public Optional<String> account() {
    return Optional.ofNullable(accountOrNull);
  }
}
