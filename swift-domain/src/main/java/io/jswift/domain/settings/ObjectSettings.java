package io.jswift.domain.settings;

import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.Metadata;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.PercentEncoding;
import io.jswift.domain.Resource;
import io.jswift.domain.segment.DloManifest;
import java.time.Duration;
import java.time.Instant;

/**
 * The headers of an object PUT, POST or COPY, each under a name that says what it does. Immutable.
 *
 * <p>A PUT and a POST replace all of them, so what is not sent is gone, the time of deletion
 * included; only the content type, and in a POST what the object is (its bytes, manifest or link),
 * stay. A COPY adds to what the source has.
 *
 * @param headers what is to be sent, in order
 */
public record ObjectSettings(Headers headers) {
  /** Sets nothing. */
  public static final ObjectSettings NONE = new ObjectSettings(Headers.NONE);

  private static final String DELETE_AT = "X-Delete-At";
  private static final String DELETE_AFTER = "X-Delete-After";

  /** Sets the content type. */
  public ObjectSettings contentType(String type) {
    return with("Content-Type", type);
  }

  /** Has the server guess the content type by the name's suffix, whatever is sent as such. */
  public ObjectSettings detectContentType() {
    return with("X-Detect-Content-Type", "true");
  }

  /** Sets how the bytes are encoded, such as {@code gzip}; nobody here encodes or decodes. */
  public ObjectSettings contentEncoding(String encoding) {
    return with("Content-Encoding", encoding);
  }

  /** Sets what a browser does with it, such as {@code attachment; filename="a.txt"}. */
  public ObjectSettings contentDisposition(String disposition) {
    return with("Content-Disposition", disposition);
  }

  /** Has it deleted at that time, in whole seconds; a time that is past is refused with 400. */
  public ObjectSettings deleteAt(Instant time) {
    return new ObjectSettings(headers.without(DELETE_AFTER))
        .with(DELETE_AT, Long.toString(time.getEpochSecond()));
  }

  /** Has it deleted so long after the server took the request, in whole seconds, at least 1. */
  public ObjectSettings deleteAfter(Duration duration) {
    if (duration.toSeconds() < 1) {
      throw new InvalidRequestException(
          "An object cannot be deleted less than a second from now: " + duration + ".");
    }
    return new ObjectSettings(headers.without(DELETE_AT))
        .with(DELETE_AFTER, Long.toString(duration.toSeconds()));
  }

  /** Has a POST or COPY take the time of deletion away. */
  public ObjectSettings neverDeleted() {
    return new ObjectSettings(headers.without(DELETE_AT).without(DELETE_AFTER))
        .with("X-Remove-Delete-At", "x");
  }

  /** Makes it a symbolic link, of no bytes of its own, to what stands there when it is read. */
  public ObjectSettings linkTo(ObjectPath target) {
    String path = target.container().value() + "/" + target.object().value();
    return with("X-Symlink-Target", PercentEncoding.path(path));
  }

  /** As {@link #linkTo(ObjectPath)}, into another account, such as {@code AUTH_test2}. */
  public ObjectSettings linkTo(String account, ObjectPath target) {
    return linkTo(target).with("X-Symlink-Target-Account", PercentEncoding.path(account));
  }

  /**
   * As {@link #linkTo(ObjectPath)}, to exactly these bytes: the server refuses with 409 what has
   * another ETag now, and fails reads with 409 once it has.
   */
  public ObjectSettings linkTo(ObjectPath target, ETag etag) {
    return linkTo(target).with("X-Symlink-Target-Etag", etag.value());
  }

  /** Makes it a dynamic large object. */
  public ObjectSettings manifest(DloManifest manifest) {
    return with("X-Object-Manifest", manifest.header());
  }

  /** Sets user metadata. */
  public ObjectSettings metadata(Metadata items) {
    return new ObjectSettings(headers.overriddenBy(items.headers(Resource.OBJECT)));
  }

  /** Has a COPY leave the source's metadata behind. */
  public ObjectSettings freshMetadata() {
    return with("X-Fresh-Metadata", "true");
  }

  /** Has a PUT refused with 422 if other bytes than these arrive. */
  public ObjectSettings etag(ETag etag) {
    return with("ETag", etag.value());
  }

  /** Has a PUT refused with 412 if anything is under that name. */
  public ObjectSettings onlyIfNew() {
    return with("If-None-Match", "*");
  }

  /** Sets any other header in place of what it had. */
  public ObjectSettings with(String name, String value) {
    return new ObjectSettings(headers.with(name, value));
  }
}
