package io.jswift.adapter.memory.engine;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object as it is kept; replaced as a whole.
 *
 * @param stamp when its bytes were put
 * @param modified when it was last posted to, its listing's time
 * @param contentType as told or guessed
 * @param headers metadata and the other headers that are kept, title-cased
 * @param content its bytes; of an SLO the manifest
 * @param md5 of those bytes
 * @param deleteAt when it expires, seconds since 1970; 0 for never
 * @param slo the manifest, if it is a static large object
 */
record StoredObject(
    Stamp stamp,
    Stamp modified,
    String contentType,
    List<WireHeader> headers,
    Content content,
    String md5,
    long deleteAt,
    @Nullable SloManifest slo) {
  Optional<String> header(String name) {
    return headers.stream()
        .filter(each -> each.name().equalsIgnoreCase(name))
        .map(WireHeader::value)
        .findFirst();
  }

  /** Its length as readers see it. */
  long size() {
    return slo == null ? content.size() : slo.length();
  }

  boolean expired(long nowSeconds) {
    return deleteAt != 0 && deleteAt <= nowSeconds;
  }
}
