package io.jswift.cli.output;

import io.jswift.service.download.DownloadOutcome;

/** What became of downloads, as lines of JSON; failures are written beside their text. */
public final class DownloadLines {
  private DownloadLines() {}

  /** Returns the line of an object that is there. */
  public static JsonLine downloaded(DownloadOutcome.Downloaded done) {
    return UploadLines.at("downloaded", done.object())
        .with("path", done.path())
        .with("directory", done.pseudoDirectory())
        .with("bytes", done.bytes())
        .with("attempts", done.attempts())
        .with("seconds_auth", done.reply().effort().auth().toNanos() / 1e9)
        .with("seconds_headers", done.reply().effort().headers().toNanos() / 1e9)
        .with("seconds", done.total().toNanos() / 1e9);
  }

  /** Returns the line of an object that was there. */
  public static JsonLine skipped(DownloadOutcome.Skipped skipped) {
    return UploadLines.at("skipped", skipped.object())
        .with("path", skipped.path())
        .with("reason", "identical");
  }

  /** Returns the beginning of the line of a failure. */
  public static JsonLine failed(DownloadOutcome.Failed failed) {
    return UploadLines.at("error", failed.object())
        .with("path", failed.path())
        .with("attempts", failed.failure().attempts());
  }
}
