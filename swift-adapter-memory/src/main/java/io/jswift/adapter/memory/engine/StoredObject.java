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
 * @param link where it leads, if it is a symbolic link
 * @param version which version it is, if its container kept versions when it was put
 */
record StoredObject(
    Stamp stamp,
    Stamp modified,
    String contentType,
    List<WireHeader> headers,
    Content content,
    String md5,
    long deleteAt,
    @Nullable SloManifest slo,
    @Nullable SymLink link,
    @Nullable Stamp version) {
  /** Makes one without a body, of which only the type and the time matter. */
  static StoredObject empty(Stamp stamp, String contentType) {
    byte[] none = new byte[0];
    return new StoredObject(
        stamp,
        stamp,
        contentType,
        List.of(),
        new Content.Heap(none),
        Bodies.md5Hex(none),
        0,
        null,
        null,
        null);
  }

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

  /** The same with other metadata, as a POST makes it. */
  StoredObject posted(Stamp now, String type, List<WireHeader> kept, long expiry) {
    return new StoredObject(
        stamp, now, type, List.copyOf(kept), content, md5, expiry, slo, link, version);
  }

  /** The same as that version of its name. */
  StoredObject asVersion(Stamp which) {
    return new StoredObject(
        stamp, modified, contentType, headers, content, md5, deleteAt, slo, link, which);
  }

  /** The same for another holder of its bytes, of no version. */
  StoredObject shared() {
    return new StoredObject(
        stamp, modified, contentType, headers, content.shared(), md5, deleteAt, slo, link, null);
  }

  /** The same as if it had been put then. */
  StoredObject at(Stamp then) {
    return new StoredObject(
        then, then, contentType, headers, content, md5, deleteAt, slo, link, version);
  }

  /** The same without an end. */
  StoredObject lasting() {
    return new StoredObject(
        stamp, modified, contentType, headers, content, md5, 0, slo, link, version);
  }
}
