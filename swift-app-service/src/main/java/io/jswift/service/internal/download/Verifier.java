package io.jswift.service.internal.download;

import io.jswift.domain.ETag;
import io.jswift.domain.IntegrityException;
import io.jswift.service.internal.file.Md5;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares bytes with what they should be while they go by, each piece with its own MD5. */
final class Verifier {
  /**
   * A run of bytes.
   *
   * @param what names it in messages; empty for the whole object
   * @param length of the run; -1 for all that comes
   * @param md5 of it; null where only the length is known
   */
  record Piece(String what, long length, @Nullable ETag md5) {}

  private final String path;
  private final @Nullable String transactionId;
  private final boolean checks;
  private final Iterator<Piece> rest;
  private final MessageDigest digest = Md5.fresh();
  private @Nullable Piece piece;
  private long left;

  Verifier(String path, @Nullable String transactionId, List<Piece> pieces) {
    this.path = path;
    this.transactionId = transactionId;
    this.checks = !pieces.isEmpty();
    this.rest = pieces.iterator();
    next();
  }

  /**
   * Takes the next bytes.
   *
   * @throws IntegrityException once a piece turns out to be wrong
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
      left -= left < 0 ? 0 : now;
      if (left == 0) {
        check();
        next();
      }
    }
    if (remaining > 0 && checks) {
      throw wrong("more bytes came than the manifest names");
    }
  }

  /** Takes the end: the last piece is complete, whatever its length. */
  void end() {
    if (piece != null && left < 0) {
      check();
    } else if (piece != null) {
      throw wrong(piece.what() + "ends " + left + " bytes early");
    }
  }

  private void check() {
    ETag expected = piece == null ? null : piece.md5();
    if (expected == null || piece == null) {
      return;
    }
    ETag actual = ETag.ofMd5(digest.digest());
    if (!actual.matches(expected)) {
      throw wrong(piece.what() + "md5sum != etag, " + actual + " != " + expected);
    }
  }

  private IntegrityException wrong(String how) {
    return new IntegrityException("Error downloading " + path + ": " + how, transactionId, null);
  }

  private void next() {
    piece = rest.hasNext() ? rest.next() : null;
    left = piece == null ? 0 : piece.length();
    if (piece != null && left == 0) {
      next();
    }
  }
}
