package io.jswift.service.internal.each;

import io.jswift.domain.SwiftException;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.pool.Crew;
import io.jswift.service.internal.pool.Pool;
import io.jswift.service.outcome.Failure;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One call that does the same for each of its items, as they come.
 *
 * @param <I> the type of an item
 * @param <T> the type of an outcome
 */
final class EachFlow<I, T> {
  private final BulkCall<T> call;
  private final Function<I, T> work;
  private final BiFunction<I, Failure, T> failed;

  /**
   * Makes the flow of one call.
   *
   * @param work does it for one item
   * @param failed what is told of an item for which that threw
   */
  EachFlow(BulkCall<T> call, Function<I, T> work, BiFunction<I, Failure, T> failed) {
    this.call = call;
    this.work = work;
    this.failed = failed;
  }

  /** Does it all. */
  void run(Pool pool, Iterable<I> items) {
    Crew crew = call.crew(pool);
    crew.during(
        () -> {
          for (I item : items) {
            call.meter().found();
            crew.submit(() -> each(item));
          }
          call.meter().allFound();
        });
  }

  private Runnable each(I item) {
    T outcome;
    try {
      outcome = work.apply(item);
    } catch (SwiftException failure) {
      call.throwIfFatal(failure);
      outcome = failed.apply(item, call.failure(failure));
    }
    T report = outcome;
    return () -> call.put(report);
  }
}
