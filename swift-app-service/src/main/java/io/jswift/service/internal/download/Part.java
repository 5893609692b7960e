package io.jswift.service.internal.download;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is fetched in one request: one or several pieces in a row.
 *
 * @param index from 0
 * @param offset of its first byte in the object
 * @param length in bytes; -1 for all that comes
 * @param pieces in order
 */
record Part(int index, long offset, long length, List<Piece> pieces) {
  // Segments of a few bytes each would make parts with too much to remember.
  private static final int MOST_PIECES = 1000;

  /** Returns whether every byte of it can be compared with an MD5. */
  boolean known() {
    return pieces.stream().allMatch(piece -> piece.md5() != null);
  }

  /** Returns the pieces that begin at or after so many of its bytes. */
  List<Piece> from(long skipped) {
    long at = 0;
    int first = 0;
    while (at < skipped) {
      at += pieces.get(first++).length();
    }
    return pieces.subList(first, pieces.size());
  }

  /**
   * Groups pieces, as they come, into parts of about that many bytes. A piece with an MD5 stays
   * whole, however long; one without is cut.
   */
  static Iterator<Part> group(Iterator<Piece> pieces, long size) {
    return new Grouping(pieces, size);
  }

  private static final class Grouping extends Ahead<Part> {
    private final Iterator<Piece> source;
    private final long size;
    private @Nullable Piece next;
    private long offset;
    private int index;

    Grouping(Iterator<Piece> source, long size) {
      this.source = source;
      this.size = size;
    }

    @Override
    @Nullable Part pull() {
      List<Piece> taken = new ArrayList<>();
      long length = 0;
      for (Piece piece = peek(); piece != null && fits(piece, length, taken); piece = peek()) {
        boolean cut = piece.md5() == null && piece.length() > size - length;
        Piece now = cut ? new Piece(piece.what(), size - length, null) : piece;
        next = cut ? new Piece(piece.what(), piece.length() - now.length(), null) : null;
        taken.add(now);
        length += now.length();
      }
      if (taken.isEmpty()) {
        return null;
      }
      Part part = new Part(index++, offset, length, List.copyOf(taken));
      offset += length;
      return part;
    }

    private @Nullable Piece peek() {
      while (next == null && source.hasNext()) {
        Piece piece = source.next();
        next = piece.length() == 0 ? null : piece;
      }
      return next;
    }

    private boolean fits(Piece piece, long before, List<Piece> taken) {
      boolean room = piece.md5() == null ? before < size : before + piece.length() <= size;
      return taken.isEmpty() || room && taken.size() < MOST_PIECES;
    }
  }
}
