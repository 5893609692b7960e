package io.jswift.service.connection;

import java.util.List;

/**
 * What a bulk operation did.
 *
 * @param done objects deleted, or files stored
 * @param notFound objects that were not there to be deleted; 0 for an archive
 * @param refusals what was not done; empty if all was
 */
public record BulkReport(long done, long notFound, List<Refusal> refusals) {
  /** Makes an immutable report. */
  public BulkReport {
    refusals = List.copyOf(refusals);
  }

  /**
   * One thing that was not done.
   *
   * @param path raw, with its container: {@code container/object}; for an archive the name within
   *     it
   * @param status what it got, such as {@code 403 Forbidden}
   */
  public record Refusal(String path, String status) {}
}
