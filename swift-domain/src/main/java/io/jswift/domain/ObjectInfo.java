package io.jswift.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a server says about an object.
 *
 * @param headers the whole answer to a HEAD or GET
 */
public record ObjectInfo(Headers headers) {
  /** How an object is stored. */
  public enum Kind {
    /** Its bytes are its own. */
    PLAIN,
    /** A static large object: a manifest that lists its segments. */
    SLO,
    /** A dynamic large object: whatever is under a prefix when it is read. */
    DLO
  }

  /** Returns the length of the body in bytes, where the server tells it. */
  public OptionalLong contentLength() {
    return headers.number("Content-Length");
  }

  /** Returns the content type. */
  public Optional<String> contentType() {
    return headers.first("Content-Type");
  }

  /**
   * Returns the ETag. It is the MD5 of the bytes only for a {@link Kind#PLAIN} object; for a
   * manifest read with {@code multipart-manifest=get} it is the MD5 of that text.
   */
  public Optional<ETag> etag() {
    return headers.first("Etag").map(ETag::parse);
  }

  /** Returns how the object is stored. */
  public Kind kind() {
    if (headers.first("X-Static-Large-Object").filter("true"::equalsIgnoreCase).isPresent()) {
      return Kind.SLO;
    }
    return headers.has("X-Object-Manifest") ? Kind.DLO : Kind.PLAIN;
  }

  /** Returns the modification time that uploading clients store, as text: seconds with decimals. */
  public Optional<String> mtime() {
    return headers.first("X-Object-Meta-Mtime");
  }

  /** Returns when the object is deleted, if it is to be. */
  public Optional<Instant> deleteAt() {
    OptionalLong seconds = headers.number("X-Delete-At");
    return seconds.isPresent()
        ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong()))
        : Optional.empty();
  }

  /** Returns how the bytes are encoded, such as {@code gzip}. */
  public Optional<String> contentEncoding() {
    return headers.first("Content-Encoding");
  }

  /** Returns what a browser is to do with it. */
  public Optional<String> contentDisposition() {
    return headers.first("Content-Disposition");
  }

  /** Returns the version, in a container that keeps them. */
  public Optional<String> versionId() {
    return headers.first("X-Object-Version-Id");
  }

  /**
   * Returns where a symbolic link leads, if that is what was asked for: with the query {@code
   * symlink=get}.
   */
  public Optional<ObjectPath> linkTarget() {
    return headers
        .first("X-Symlink-Target")
        .map(escaped -> ObjectPath.parse(PercentEncoding.decode(escaped).orElse(escaped)));
  }

  /** Returns the user metadata. */
  public Metadata metadata() {
    return Metadata.from(headers, Resource.OBJECT);
  }
}
