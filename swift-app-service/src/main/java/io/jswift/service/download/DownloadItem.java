package io.jswift.service.download;

import io.jswift.domain.Headers;
import io.jswift.domain.ObjectPath;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One object to download, with what is particular to it.
 *
 * @param object which
 * @param headers sent with its HEAD and GET over those of the request's options
 * @param versionIdOrNull which version of it; see {@link #versionId()}
 * @param destinationOrNull where to; see {@link #destination()}
 */
public record DownloadItem(
    ObjectPath object,
    Headers headers,
    @Nullable String versionIdOrNull,
    @Nullable Destination destinationOrNull) {
  /** Returns the current version of an object, to where the request says. */
  public static DownloadItem of(ObjectPath object) {
    return new DownloadItem(object, Headers.NONE, null, null);
  }

  /** Returns which version of it; empty for the current one. */
  public Optional<String> versionId() {
    return Optional.ofNullable(versionIdOrNull);
  }

  /** Returns where to; empty for where the request says. */
  public Optional<Destination> destination() {
    return Optional.ofNullable(destinationOrNull);
  }

  /** Returns this item with headers of its own. */
  public DownloadItem withHeaders(Headers more) {
    return new DownloadItem(object, more, versionIdOrNull, destinationOrNull);
  }

  /** Returns this item with another version. */
  public DownloadItem withVersionId(String id) {
    return new DownloadItem(object, headers, id, destinationOrNull);
  }

  /** Returns this item with a destination of its own. */
  public DownloadItem to(Destination place) {
    return new DownloadItem(object, headers, versionIdOrNull, place);
  }
}
