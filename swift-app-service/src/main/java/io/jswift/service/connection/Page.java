package io.jswift.service.connection;

import java.util.List;

/**
 * One page of a listing. A page may be short and still not the last: only an empty one ends a
 * listing.
 *
 * @param info what the response's headers say of the account or container
 * @param entries the rows, in the server's order
 * @param <I> the type of the info
 * @param <E> the type of the rows
 */
public record Page<I, E>(I info, List<E> entries) {
  /** Makes an immutable page. */
  public Page {
    entries = List.copyOf(entries);
  }
}
