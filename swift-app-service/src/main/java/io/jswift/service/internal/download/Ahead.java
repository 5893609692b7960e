package io.jswift.service.internal.download;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** An iterator that looks one element ahead. */
abstract class Ahead<T> implements Iterator<T> {
  private @Nullable T next;
  private boolean ended;

  /** Returns the next element, or null at the end; not called again after that. */
  abstract @Nullable T pull();

  @Override
  public final boolean hasNext() {
    if (next == null && !ended) {
      next = pull();
      ended = next == null;
    }
    return next != null;
  }

  @Override
  public final T next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    T given = next;
    next = null;
    return given;
  }
}
