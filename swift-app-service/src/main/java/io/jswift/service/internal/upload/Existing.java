package io.jswift.service.internal.upload;

import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.time.Cancellation;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands under a name before an upload.
 *
 * @param info its headers; null if there is nothing
 * @param manifest its manifest, if it is a static large object of its own
 */
record Existing(@Nullable ObjectInfo info, @Nullable SloManifest manifest) {
  static final Existing NOTHING = new Existing(null, null);

  static Existing of(Connection swift, ObjectPath object, Cancellation cancellation) {
    CallOptions options = CallOptions.of(cancellation);
    try {
      ObjectInfo info = swift.headObject(object, options).value();
      // Content-Location tells that this is a link: the manifest belongs to the object it leads to.
      boolean own = info.kind() == ObjectInfo.Kind.SLO && !info.headers().has("Content-Location");
      return new Existing(info, own ? swift.getManifest(object, options).value() : null);
    } catch (StatusException refused) {
      if (refused.kind() == StatusException.Kind.NOT_FOUND) {
        return NOTHING;
      }
      throw refused;
    }
  }

  Optional<ObjectInfo> object() {
    return Optional.ofNullable(info);
  }

  /** Returns whether size and modification time are these. */
  boolean looksLike(long size, String mtime) {
    return info != null
        && info.contentLength().orElse(-1) == size
        && info.mtime().filter(mtime::equals).isPresent();
  }
}
