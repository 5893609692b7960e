package io.jswift.domain;

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

  /** Returns the user metadata. */
  public Metadata metadata() {
    return Metadata.from(headers, Resource.OBJECT);
  }
}
