package io.jswift.service.internal.download;

import io.jswift.domain.ETag;
import io.jswift.service.internal.file.Md5;
import java.security.MessageDigest;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Compares bytes with what they should be while they go by, each piece with its own MD5. */
final class Verifier {
  private final boolean checks;
  private final Iterator<Piece> rest;
  private final MessageDigest digest = Md5.fresh();
  private @Nullable Piece piece;
  private long left;
  private long begun;
  private long seen;

  /** Bytes that are not what they should be; says so without naming the object. */
  static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Wrong(String how) {
      super(how, null, false, false);
    }

    /** Returns what is wrong. */
    String how() {
      return String.valueOf(getMessage());
    }
  }

  /** Makes one for these pieces in a row; without any, nothing is known and everything passes. */
  Verifier(Iterator<Piece> pieces) {
    this.checks = pieces.hasNext();
    this.rest = pieces;
    next();
  }

  /** Returns how many of the bytes belong to pieces that are complete and right. */
  long verified() {
    return begun;
  }

  /**
   * Takes the next bytes.
   *
   * @throws Wrong once a piece turns out to be so
   */
  void update(byte[] bytes, int offset, int count) {
    int from = offset;
    int remaining = count;
    while (remaining > 0 && piece != null) {
      int now = left < 0 ? remaining : (int) Math.min(remaining, left);
      if (piece.md5() != null) {
        digest.update(bytes, from, now);
      }
      from += now;
      remaining -= now;
      seen += now;
      left -= left < 0 ? 0 : now;
      if (left == 0) {
        check();
        next();
      }
    }
    if (remaining > 0 && checks) {
      throw new Wrong("more bytes came than the manifest names");
    }
  }

  /**
   * Takes the end: the last piece is complete, whatever its length.
   *
   * @throws Wrong if it is not, or bytes are missing
   */
  void end() {
    if (piece != null && left < 0) {
      check();
      next();
    } else if (piece != null) {
      throw new Wrong(piece.what() + "ends " + left + " bytes early");
    }
  }

  private void check() {
    ETag expected = piece == null ? null : piece.md5();
    if (expected == null || piece == null) {
      return;
    }
    ETag actual = ETag.ofMd5(digest.digest());
    if (!actual.matches(expected)) {
      throw new Wrong(piece.what() + "md5sum != etag, " + actual + " != " + expected);
    }
  }

  private void next() {
    begun = seen;
    do {
      piece = rest.hasNext() ? rest.next() : null;
      left = piece == null ? 0 : piece.length();
    } while (piece != null && left == 0);
  }
}
