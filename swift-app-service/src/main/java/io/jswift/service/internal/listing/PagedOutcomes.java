package io.jswift.service.internal.listing;

import io.jswift.domain.CancelledException;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.ports.time.Cancellation;
import io.jswift.service.internal.pool.Workers;
import io.jswift.service.outcome.Outcomes;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A listing to its end, which is an empty page. One page is held; the next one is asked for once
 * half of it is read, so that whoever wants the first few rows costs one request.
 */
public final class PagedOutcomes<T> implements Outcomes<T> {
  private final Workers workers;
  private final Cancellation cancellation;
  private final Function<T, ListingQuery> after;
  private final BiFunction<ListingQuery, Cancellation, List<T>> fetch;
  private List<T> page = List.of();
  private int read;
  private boolean ended;
  private @Nullable FutureTask<List<T>> next;

  /**
   * Makes a listing; nothing is asked for yet.
   *
   * @param first what to ask for first
   * @param after what to ask for after a row, the last of its page
   * @param fetch gets a page
   */
  public PagedOutcomes(
      Workers workers,
      ListingQuery first,
      Function<T, ListingQuery> after,
      BiFunction<ListingQuery, Cancellation, List<T>> fetch) {
    this.workers = workers;
    this.cancellation = workers.cancellation().child();
    this.after = after;
    this.fetch = fetch;
    this.next = new FutureTask<>(() -> fetch.apply(first, cancellation));
  }

  @Override
  public boolean hasNext() {
    if (read == page.size() && !ended) {
      page = await();
      read = 0;
      next = null;
      ended = page.isEmpty();
    }
    return read < page.size();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    T row = page.get(read++);
    if (next == null && read > page.size() / 2) {
      ask(after.apply(page.get(page.size() - 1)));
    }
    return row;
  }

  private void ask(ListingQuery query) {
    next = new FutureTask<>(() -> fetch.apply(query, cancellation));
    workers.offer(next);
  }

  // Run by this thread if no other has begun it: then the executor has no thread to spare.
  private List<T> await() {
    if (next == null) {
      return List.of();
    }
    try {
      next.run();
      return next.get();
    } catch (ExecutionException failed) {
      ended = true;
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancelledException("The thread was interrupted.", interrupted);
    }
  }

  @Override
  public Stream<T> stream() {
    int traits = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, traits), false)
        .onClose(this::close);
  }

  @Override
  public void close() {
    ended = true;
    page = List.of();
    read = 0;
    cancellation.cancel();
    cancellation.close();
  }
}
