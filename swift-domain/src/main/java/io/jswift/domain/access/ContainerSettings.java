package io.jswift.domain.access;

import io.jswift.domain.Headers;
import io.jswift.domain.Secret;
import java.time.Duration;

/**
 * The headers of a container PUT or POST, each under a name that says what it does. Immutable; an
 * empty text or a {@link ContainerAcl#NONE} takes the setting away.
 *
 * @param headers what is to be sent, in order
 */
public record ContainerSettings(Headers headers) {
  /** Changes nothing. */
  public static final ContainerSettings NONE = new ContainerSettings(Headers.NONE);

  /** Sets who may read beside the owner. */
  public ContainerSettings readers(ContainerAcl acl) {
    return with("X-Container-Read", acl.text());
  }

  /** Sets who may write beside the owner; referrers are refused with 400. */
  public ContainerSettings writers(ContainerAcl acl) {
    return with("X-Container-Write", acl.text());
  }

  /** Sets the most bytes the container takes; the check lags behind recent changes. */
  public ContainerSettings quotaBytes(long bytes) {
    return with("X-Container-Meta-Quota-Bytes", Long.toString(bytes));
  }

  /** Sets the most objects the container takes; the check lags behind recent changes. */
  public ContainerSettings quotaCount(long objects) {
    return with("X-Container-Meta-Quota-Count", Long.toString(objects));
  }

  /** Takes both quotas away. */
  public ContainerSettings withoutQuotas() {
    return with("X-Container-Meta-Quota-Bytes", "").with("X-Container-Meta-Quota-Count", "");
  }

  /** Sets the origins, separated by spaces, whose pages may read, and for how long they know. */
  public ContainerSettings cors(String origins, Duration maxAge) {
    return with("X-Container-Meta-Access-Control-Allow-Origin", origins)
        .with("X-Container-Meta-Access-Control-Max-Age", Long.toString(maxAge.toSeconds()));
  }

  /** Sets the index page and the suffix of error pages of a static web site. */
  public ContainerSettings web(String index, String error) {
    return with("X-Container-Meta-Web-Index", index).with("X-Container-Meta-Web-Error", error);
  }

  /** Sets where the container is copied to, and the key that both ends share. */
  public ContainerSettings syncTo(String target, Secret key) {
    return with("X-Container-Sync-To", target).with("X-Container-Sync-Key", key.reveal());
  }

  /** Sets whether overwritten and deleted objects are kept as versions. */
  public ContainerSettings versions(boolean enabled) {
    return with("X-Versions-Enabled", Boolean.toString(enabled));
  }

  /** Sets the first of the two keys that sign TempURLs and forms of this container. */
  public ContainerSettings tempUrlKey(Secret key) {
    return with("X-Container-Meta-Temp-URL-Key", key.reveal());
  }

  /** Sets the second key, so that the first can be changed while old signatures stand. */
  public ContainerSettings tempUrlKey2(Secret key) {
    return with("X-Container-Meta-Temp-URL-Key-2", key.reveal());
  }

  /** Sets the storage policy; only a new container takes it. */
  public ContainerSettings storagePolicy(String name) {
    return with("X-Storage-Policy", name);
  }

  /** Sets any other header in place of what it had. */
  public ContainerSettings with(String name, String value) {
    return new ContainerSettings(headers.with(name, value));
  }
}
