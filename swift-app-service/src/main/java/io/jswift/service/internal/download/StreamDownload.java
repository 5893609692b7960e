package io.jswift.service.internal.download;

import io.jswift.domain.IntegrityException;
import io.jswift.service.connection.ObjectReader;
import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.internal.pool.BulkCall;
import java.util.Collections;
import java.util.Iterator;

/** One object in the order of its bytes, to where they cannot be taken back. */
final class StreamDownload {
  private final BulkCall<DownloadOutcome> call;
  private final DownloadOptions options;
  private final Wanted wanted;
  private final String shown;

  StreamDownload(
      BulkCall<DownloadOutcome> call, DownloadOptions options, Wanted wanted, String shown) {
    this.call = call;
    this.options = options;
    this.wanted = wanted;
    this.shown = shown;
  }

  /** Copies all of an answer, verified where all of the object was asked for. */
  FileDownload.Moved download(ObjectReader reader, Copy.Taker taker) {
    boolean whole = reader.answer().status() == 200;
    Iterator<Piece> pieces =
        whole && options.checksum()
            ? new Pieces(call.swift()).of(wanted, reader.info())
            : Collections.emptyIterator();
    try {
      long bytes = new Copy(call, reader, new Verifier(pieces), -1).to(taker);
      return new FileDownload.Moved(bytes, reader.attempts());
    } catch (Verifier.Wrong wrong) {
      throw new IntegrityException(
          "Error downloading " + shown + ": " + wrong.how(),
          reader.answer().transactionId().orElse(null),
          null);
    } finally {
      call.meter().attempts(reader.attempts());
    }
  }
}
