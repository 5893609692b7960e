package io.jswift.service.progress;

import java.time.Duration;

/**
 * How far a bulk call has come.
 *
 * @param done items that are done
 * @param skipped items that needed nothing
 * @param failed items that failed
 * @param items items found so far, those above included
 * @param bytes content moved between here and the server; what a failed attempt had moved is taken
 *     back
 * @param totalBytes content of the items found so far, as far as lengths are known, without what
 *     was skipped
 * @param counted whether all items are found, so that {@code items} and {@code totalBytes} are
 *     totals
 * @param retries requests sent again
 * @param elapsed since the beginning of the call
 * @param ended whether this is the last report
 */
public record Progress(
    long done,
    long skipped,
    long failed,
    long items,
    long bytes,
    long totalBytes,
    boolean counted,
    long retries,
    Duration elapsed,
    boolean ended) {}
