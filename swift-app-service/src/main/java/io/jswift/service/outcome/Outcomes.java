package io.jswift.service.outcome;

import java.util.Iterator;
import java.util.stream.Stream;

/**
 * The outcomes of a bulk call, as they finish. A single pass: nothing is kept. Work begins when the
 * call is made; outcomes that nobody reads make the workers wait, and closing cancels what is not
 * done. Always close it.
 *
 * <p>A large object that is under way keeps its permit ({@link
 * io.jswift.service.settings.ServiceSettings#uploadThreads()}) while its workers wait. So one
 * upload or copy that nobody reads can hold up all others of the same service, until it is read or
 * closed; what it holds is bounded: 256 outcomes, its threads, and what they send. Downloads and
 * deletions have permits of their own. A call that is to be read later belongs in a service of its
 * own.
 *
 * <p>One thread reads; {@link #close()} may come from any thread. A failed item is an outcome,
 * never an exception: the reader's methods throw only what ends the whole call, such as a rejected
 * login. Of an object in segments that this left half done there is a failed outcome before it.
 *
 * @param <T> the type of one outcome
 */
public interface Outcomes<T> extends Iterator<T>, AutoCloseable {
  /** Waits for the next outcome; false once there are no more. */
  @Override
  boolean hasNext();

  /** Returns the rest as a sequential stream; close this or the stream. */
  Stream<T> stream();

  /**
   * Cancels what is not done, waits until the workers of this call have stopped, and drops unread
   * outcomes.
   */
  @Override
  void close();
}
