package io.jswift.service.internal.pool;

/** What an outcome says of its item. */
public enum Step {
  /** Nothing final. */
  DETAIL,
  /** It is done. */
  DONE,
  /** It needed nothing. */
  SKIPPED,
  /** It failed. */
  FAILED
}
