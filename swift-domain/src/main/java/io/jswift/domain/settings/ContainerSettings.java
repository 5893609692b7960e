package io.jswift.domain.settings;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.Metadata;
import io.jswift.domain.PercentEncoding;
import io.jswift.domain.Resource;
import io.jswift.domain.Secret;
import io.jswift.domain.access.ContainerAcl;
import java.time.Duration;
import java.util.List;

/**
 * The headers of a container PUT or POST, each under a name that says what it does. Immutable; what
 * is not mentioned stays as it is.
 *
 * @param headers what is to be sent, in order
 */
public record ContainerSettings(Headers headers) {
  /** Changes nothing. */
  public static final ContainerSettings NONE = new ContainerSettings(Headers.NONE);

  /** Sets who may read beside the owner; {@link ContainerAcl#NONE} takes the list away. */
  public ContainerSettings readers(ContainerAcl acl) {
    return set(ContainerSetting.READERS, acl.text());
  }

  /** Sets who may write beside the owner; referrers are refused with 400. */
  public ContainerSettings writers(ContainerAcl acl) {
    return set(ContainerSetting.WRITERS, acl.text());
  }

  /** Sets the most bytes the container takes; the check lags behind recent changes. */
  public ContainerSettings quotaBytes(long bytes) {
    return set(ContainerSetting.QUOTA_BYTES, Long.toString(bytes));
  }

  /** Sets the most objects the container takes; the check lags behind recent changes. */
  public ContainerSettings quotaCount(long objects) {
    return set(ContainerSetting.QUOTA_COUNT, Long.toString(objects));
  }

  /** Sets the origins, separated by spaces, whose pages may read, and for how long they know. */
  public ContainerSettings cors(String origins, Duration maxAge) {
    return set(ContainerSetting.CORS_ORIGINS, origins)
        .set(ContainerSetting.CORS_MAX_AGE, Long.toString(maxAge.toSeconds()));
  }

  /** Sets which headers of answers those pages see, beyond the few that all see. */
  public ContainerSettings corsExposes(List<String> headerNames) {
    return set(ContainerSetting.CORS_EXPOSED_HEADERS, String.join(" ", headerNames));
  }

  /** Sets the index page and the suffix of error pages of a static web site. */
  public ContainerSettings web(String index, String error) {
    return set(ContainerSetting.WEB_INDEX, index).set(ContainerSetting.WEB_ERROR, error);
  }

  /** Sets whether a web site's directories without an index page are listed. */
  public ContainerSettings webListings(boolean shown) {
    return set(ContainerSetting.WEB_LISTINGS, Boolean.toString(shown));
  }

  /** Sets the style sheet of such lists, an object's name, and what they call the container. */
  public ContainerSettings webListings(String styleSheet, String label) {
    return webListings(true)
        .set(ContainerSetting.WEB_LISTINGS_CSS, styleSheet)
        .set(ContainerSetting.WEB_LISTINGS_LABEL, label);
  }

  /** Sets the content type of the objects that stand for a web site's directories. */
  public ContainerSettings webDirectoryType(String contentType) {
    return set(ContainerSetting.WEB_DIRECTORY_TYPE, contentType);
  }

  /** Sets where the container is copied to, and the key that both ends share. */
  public ContainerSettings syncTo(String target, Secret key) {
    return set(ContainerSetting.SYNC_TO, target).set(ContainerSetting.SYNC_KEY, key.reveal());
  }

  /** Sets whether overwritten and deleted objects are kept as versions. */
  public ContainerSettings versions(boolean enabled) {
    return with("X-Versions-Enabled", Boolean.toString(enabled));
  }

  /**
   * Keeps what is overwritten in that container, and brings it back when its successor is deleted:
   * the way of old clusters. It excludes {@link #versions} and {@link #history}.
   */
  public ContainerSettings versionsLocation(ContainerName container) {
    return set(ContainerSetting.VERSIONS_LOCATION, PercentEncoding.path(container.value()));
  }

  /** Keeps what is overwritten or deleted in that container: the other way of old clusters. */
  public ContainerSettings history(ContainerName container) {
    return set(ContainerSetting.HISTORY_LOCATION, PercentEncoding.path(container.value()));
  }

  /** Sets the first of the two keys that sign TempURLs and forms of this container. */
  public ContainerSettings tempUrlKey(Secret key) {
    return set(ContainerSetting.TEMP_URL_KEY, key.reveal());
  }

  /** Sets the second key, so that the first can be changed while old signatures stand. */
  public ContainerSettings tempUrlKey2(Secret key) {
    return set(ContainerSetting.TEMP_URL_KEY_2, key.reveal());
  }

  /** Sets the storage policy; only a new container takes it. */
  public ContainerSettings storagePolicy(String name) {
    return with("X-Storage-Policy", name);
  }

  /** Sets items of user metadata; an empty value takes an item away. */
  public ContainerSettings metadata(Metadata items) {
    return new ContainerSettings(headers.overriddenBy(items.headers(Resource.CONTAINER)));
  }

  /** Takes settings away. */
  public ContainerSettings without(ContainerSetting... settings) {
    Headers left = headers;
    for (ContainerSetting each : settings) {
      left = left.without(each.header()).with(each.removal(), "x");
    }
    return new ContainerSettings(left);
  }

  /** Sets any other header in place of what it had. */
  public ContainerSettings with(String name, String value) {
    return new ContainerSettings(headers.with(name, value));
  }

  private ContainerSettings set(ContainerSetting setting, String value) {
    return new ContainerSettings(headers.without(setting.removal()).with(setting.header(), value));
  }
}
