package io.jswift.service.internal.upload;

import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.PercentEncoding;
import io.jswift.domain.StatusException;
import io.jswift.domain.segment.SloManifest;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands under a name before an upload. A link counts as having no segments: those are of the
 * object that it leads to; and so does an object that is kept as a version.
 *
 * @param info its headers; null if there is nothing
 * @param manifest its manifest, if it is a static large object and that was asked for
 * @param prefix container and prefix of the segments, if it is a dynamic large object
 */
record Existing(
    @Nullable ObjectInfo info, @Nullable SloManifest manifest, @Nullable ObjectPath prefix) {
  static final Existing NOTHING = new Existing(null, null, null);

  static Existing of(Connection swift, ObjectPath object, CallOptions options) {
    try {
      ObjectInfo info = swift.headObject(object, options).value();
      return new Existing(info, null, isKept(info) ? null : dynamicPrefix(info));
    } catch (StatusException refused) {
      if (refused.kind() == StatusException.Kind.NOT_FOUND) {
        return NOTHING;
      }
      throw refused;
    }
  }

  /** Returns this with its manifest, should it have one. */
  Existing withManifest(Connection swift, ObjectPath object, CallOptions options) {
    boolean has = info != null && info.kind() == ObjectInfo.Kind.SLO && !isKept(info);
    return has && manifest == null
        ? new Existing(info, swift.getManifest(object, options).value(), prefix)
        : this;
  }

  private static boolean isKept(ObjectInfo info) {
    return info.headers().has("Content-Location") || info.headers().has("X-Object-Version-Id");
  }

  private static @Nullable ObjectPath dynamicPrefix(ObjectInfo info) {
    String text = info.headers().first("X-Object-Manifest").orElse("");
    try {
      return ObjectPath.parse(PercentEncoding.decode(text).orElse(text));
    } catch (InvalidRequestException wholeContainerOrNone) {
      return null;
    }
  }

  Optional<ObjectInfo> object() {
    return Optional.ofNullable(info);
  }

  /** Returns whether its manifest names that segment. */
  boolean names(ObjectPath segment) {
    return manifest != null && manifest.paths().contains(segment);
  }

  /** Returns whether size and modification time are these. */
  boolean looksLike(long size, String mtime) {
    return info != null
        && info.contentLength().orElse(-1) == size
        && info.mtime().filter(mtime::equals).isPresent();
  }
}
