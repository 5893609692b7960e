package io.jswift.domain.listing;

import io.jswift.domain.ETag;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object in a listing. Listings lag behind recent changes; the object itself is the truth.
 *
 * @param name its raw name
 * @param bytes its length; for a manifest in some clusters 0
 * @param hash the MD5 of its bytes, for a manifest that of the manifest
 * @param contentType its content type
 * @param lastModified the server's UTC time as sent, such as {@code 2026-01-31T12:00:00.123456}
 * @param sloEtagOrNull for a static large object its ETag; see {@link #sloEtag()}
 * @param versionIdOrNull its version in a listing of versions; see {@link #versionId()}
 * @param latest whether it is the current version, or the listing is of current objects
 * @param linkPathOrNull for a symbolic link where it leads; see {@link #linkPath()}
 * @param more what else the server tells of it, under the server's names: texts, booleans, {@link
 *     Long}s and {@link Double}s, such as a link's {@code symlink_bytes}
 */
public record ObjectEntry(
    String name,
    long bytes,
    ETag hash,
    String contentType,
    String lastModified,
    @Nullable ETag sloEtagOrNull,
    @Nullable String versionIdOrNull,
    boolean latest,
    @Nullable String linkPathOrNull,
    Map<String, Object> more)
    implements ListingEntry {
  private static final String DELETED = "application/x-deleted;swift_versions_deleted=1";

  /** Returns the ETag of a static large object; empty for any other. */
  public Optional<ETag> sloEtag() {
    return Optional.ofNullable(sloEtagOrNull);
  }

  /** Returns the version id in a listing of versions. */
  public Optional<String> versionId() {
    return Optional.ofNullable(versionIdOrNull);
  }

  /**
   * Returns whether this version is no object, but says that the object was deleted then: only in a
   * listing of versions.
   */
  public boolean deletion() {
    return versionIdOrNull != null && contentType.startsWith(DELETED);
  }

  /**
   * Returns where a symbolic link leads, as the server tells it: {@code
   * /v1/account/container/object}, escaped, perhaps with a query.
   */
  public Optional<String> linkPath() {
    return Optional.ofNullable(linkPathOrNull);
  }
}
