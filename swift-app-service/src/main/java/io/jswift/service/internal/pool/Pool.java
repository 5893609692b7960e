package io.jswift.service.internal.pool;

/** What a job is about; each kind has a number of its own of jobs at once. */
public enum Pool {
  CONTAINER,
  UPLOAD,
  DOWNLOAD,
  SEGMENT
}
