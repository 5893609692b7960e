package io.jswift.service.progress;

/**
 * Hears how a bulk call goes on: at its beginning, at most ten times a second while it lasts, and
 * once at its end, before the reader of the outcomes sees that end.
 *
 * <p>It is called by the threads that do the work, one call at a time, with numbers that never go
 * back but for bytes of an attempt that failed. It must be quick: while it runs every worker of its
 * call that has something to count waits for it, and so does closing the call. What it throws ends
 * the call and is thrown to the reader.
 */
@FunctionalInterface
public interface ProgressListener {
  /** Hears nothing. */
  ProgressListener NONE = now -> {};

  /** Takes how far the call has come. */
  void progressed(Progress now);
}
