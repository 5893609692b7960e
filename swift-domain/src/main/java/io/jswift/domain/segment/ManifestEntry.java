package io.jswift.domain.segment;

import io.jswift.domain.ByteRange;
import io.jswift.domain.ETag;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.ObjectPath;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One entry of a static large object's manifest, in the order of the bytes. */
public sealed interface ManifestEntry {
  /** Returns how many bytes of the whole come from this entry. */
  long length();

  /** Returns what this entry adds to the text whose MD5 is the ETag of the whole. */
  String etagText();

  /**
   * A segment, or a part of one.
   *
   * @param path where it is
   * @param etag its ETag; for a nested manifest that of the large object
   * @param size the length of the whole segment
   * @param rangeOrNull the part of it that is used, cut to the segment's end as the server does,
   *     and null if that is all of it; see {@link #range()}
   * @param nested whether the segment is a static large object itself
   */
  record Part(
      ObjectPath path, ETag etag, long size, @Nullable ByteRange rangeOrNull, boolean nested)
      implements ManifestEntry {
    /** Puts the range as the server will: the ETag of the whole depends on it. */
    public Part {
      if (rangeOrNull != null && rangeOrNull.first() < size) {
        ByteRange used = new ByteRange(rangeOrNull.first(), Math.min(rangeOrNull.last(), size - 1));
        rangeOrNull = used.length() == size ? null : used;
      }
    }

    /** Returns an entry for a whole plain segment. */
    public static Part whole(ObjectPath path, ETag etag, long size) {
      return new Part(path, etag, size, null, false);
    }

    /** Returns the part of the segment that is used; empty for all of it. */
    public Optional<ByteRange> range() {
      return Optional.ofNullable(rangeOrNull);
    }

    @Override
    public long length() {
      return rangeOrNull == null ? size : rangeOrNull.length();
    }

    @Override
    public String etagText() {
      return rangeOrNull == null
          ? etag.value()
          : etag.value() + ":" + rangeOrNull.first() + "-" + rangeOrNull.last() + ";";
    }
  }

  /**
   * Bytes within the manifest itself. A manifest needs at least one segment besides.
   *
   * @param base64 the bytes as they stand in the manifest
   * @param length how many they are, at least 1
   * @param etag their MD5
   */
  record Inline(String base64, long length, ETag etag) implements ManifestEntry {
    /**
     * Returns the entry of these bytes.
     *
     * @throws InvalidRequestException if there are none
     */
    public static Inline of(byte[] data) {
      if (data.length == 0) {
        throw new InvalidRequestException("Inline data of a manifest must not be empty.");
      }
      return new Inline(Base64.getEncoder().encodeToString(data), data.length, Md5.etag(data));
    }

    /** Returns the bytes. */
    public byte[] data() {
      return Base64.getDecoder().decode(base64);
    }

    @Override
    public String etagText() {
      return etag.value();
    }
  }
}
