package io.jswift.cli.command;

import io.jswift.cli.options.TransferOptions;
import io.jswift.cli.output.Output;
import io.jswift.cli.output.ProgressText;
import io.jswift.service.progress.Progress;
import io.jswift.service.settings.RunOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a call with many objects is watched: on a terminal by a line that moves, and at its end. */
final class Transfer {
  private static final Duration LONG = Duration.ofSeconds(1);

  private final TransferOptions options;
  private final Output output;
  private final boolean shown;
  private final boolean onlyBytes;
  private volatile @Nullable Progress last;

  /** Makes one for a command that writes text or lines of JSON to standard output. */
  static Transfer of(TransferOptions options, Access access) {
    return new Transfer(options, access.output(), access.terminal(), false);
  }

  /** Makes one for a command whose standard output is for an object's bytes. */
  static Transfer ofBytes(TransferOptions options, Access access) {
    return new Transfer(options, access.output(), access.terminal(), true);
  }

  Transfer(TransferOptions options, Output output, boolean terminal, boolean onlyBytes) {
    this.options = options;
    this.output = output;
    this.onlyBytes = onlyBytes;
    this.shown = terminal && !onlyBytes && options.progress() && !output.isJson();
  }

  /** Returns how the call runs. */
  RunOptions runOptions() {
    return RunOptions.DEFAULTS
        .withProgress(this::progressed)
        .withBytesPerSecond(options.bytesPerSecond())
        .withDryRun(options.dryRun());
  }

  private void progressed(Progress now) {
    last = now;
    if (shown && (now.ended() || now.elapsed().compareTo(LONG) > 0)) {
      output.status(now.ended() ? "" : ProgressText.line(now));
    }
  }

  /** Says what was done, if that was asked for. */
  void end() {
    Progress end = last;
    if (!options.summary() || end == null) {
      return;
    }
    if (output.isJson() && !onlyBytes) {
      output.line(ProgressText.summaryLine(end));
    } else {
      output.note(ProgressText.summary(end));
    }
  }
}
