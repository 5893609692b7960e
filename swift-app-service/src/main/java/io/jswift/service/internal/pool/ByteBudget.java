package io.jswift.service.internal.pool;

/**
 * How much input is held until it is sent, of all calls of a service together: so many bytes in
 * memory, and so many pieces wherever they are. Nobody waits here; who is refused does something
 * else first.
 */
public final class ByteBudget {
  private long bytes;
  private int pieces;

  /** Makes one of so many bytes and pieces. */
  public ByteBudget(long bytes, int pieces) {
    this.bytes = bytes;
    this.pieces = pieces;
  }

  /** Takes memory for so many bytes, if there is room. */
  public synchronized boolean tryBytes(long count) {
    boolean room = count <= bytes;
    bytes -= room ? count : 0;
    return room;
  }

  /** Gives memory back. */
  public synchronized void giveBytes(long count) {
    bytes += count;
  }

  /** Takes a place for one piece, if there is one. */
  public synchronized boolean tryPiece() {
    boolean room = pieces > 0;
    pieces -= room ? 1 : 0;
    return room;
  }

  /** Gives a place back. */
  public synchronized void givePiece() {
    pieces++;
  }

  /** Returns the bytes that are free. */
  public synchronized long freeBytes() {
    return bytes;
  }

  /** Returns the places that are free. */
  public synchronized int freePieces() {
    return pieces;
  }
}
