package io.jswift.cli.options;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What every command that moves many objects takes, and python-swiftclient does not. */
@Command(optionListHeading = "The transfer")
public final class TransferOptions {
  @Option(names = "--no-progress", description = "Show no progress on a terminal.")
  boolean noProgress;

  @Option(
      names = "--dry-run",
      description = "Print what would be done and change nothing; the server is only read.")
  boolean dryRun;

  @Option(
      names = "--summary",
      description = "Say at the end what was done: items, bytes, rate, retries.")
  boolean summary;

  @Option(
      names = "--limit-rate",
      paramLabel = "RATE",
      description = "Move at most so many bytes a second (or with K, M or G), all together.")
  String rate = "";

  /** Returns whether progress may be shown. */
  public boolean progress() {
    return !noProgress;
  }

  /** Returns whether the plan is printed and nothing done. */
  public boolean dryRun() {
    return dryRun;
  }

  /** Returns whether a summary is asked for. */
  public boolean summary() {
    return summary;
  }

  /**
   * Returns the limit in bytes a second, 0 for none.
   *
   * @throws Stop if it is no such number
   */
  public long bytesPerSecond() {
    try {
      return rate.isEmpty() ? 0 : Values.segmentSize(rate);
    } catch (Stop notASize) {
      throw new Stop("--limit-rate takes a number of bytes, or one with K, M or G: not " + rate);
    }
  }
}
