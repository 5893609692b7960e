package io.jswift.service.internal.upload;

import io.jswift.domain.ETag;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.Utf8;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.listing.ObjectEntry;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SegmentNaming;
import io.jswift.service.connection.Answer;
import io.jswift.service.connection.Connection;
import io.jswift.service.internal.file.Md5;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.upload.UploadOutcome;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The manifest of a dynamic large object. Reading it gives what is listed under a prefix, and the
 * server checks nothing; so before it is put the listing must show the segments that were sent, in
 * full and nothing else.
 */
final class DynamicManifest {
  // Listings lag; a busy cluster takes seconds.
  private static final int LOOKS = 6;
  private static final Duration BETWEEN = Duration.ofMillis(500);

  private final BulkCall<UploadOutcome> call;
  private final Connection swift;
  private final Upload upload;
  private final SegmentNaming naming;
  private final Rows sent = new Rows();

  DynamicManifest(BulkCall<UploadOutcome> call, Upload upload, SegmentNaming naming) {
    this.call = call;
    this.swift = call.swift();
    this.upload = upload;
    this.naming = naming;
  }

  /** Some rows of a listing, of which a digest is kept. */
  private static final class Rows {
    private final MessageDigest digest = Md5.fresh();
    private long count;
    private long bytes;

    void add(String name, long length, ETag etag) {
      digest.update(Utf8.bytes(name + "\n" + length + "\n" + etag + "\n"));
      count++;
      bytes += length;
    }
  }

  /** Adds the next segment, in the order of the bytes. */
  void add(ManifestEntry.Part part) {
    sent.add(part.path().object().value(), part.size(), part.etag());
  }

  /**
   * Waits until the listing shows what was sent.
   *
   * @throws IntegrityException if it does not come to do so
   */
  void awaitListed() {
    byte[] wanted = sent.digest.digest();
    for (int look = 1; ; look++) {
      Rows listed = list();
      if (Arrays.equals(wanted, listed.digest.digest())) {
        return;
      }
      if (look == LOOKS) {
        throw new IntegrityException(
            "The listing of "
                + naming.container()
                + " does not show the "
                + sent.count
                + " segments that were sent for "
                + upload.path()
                + " but "
                + listed.count
                + "; the same upload again goes on from there.");
      }
      swift.settings().time().sleep(BETWEEN.multipliedBy(look), call.cancellation());
    }
  }

  private Rows list() {
    Rows listed = new Rows();
    ListingQuery query = ListingQuery.ALL.withPrefix(naming.prefix());
    List<ListingEntry> page = page(query);
    while (!page.isEmpty()) {
      for (ListingEntry row : page) {
        if (row instanceof ObjectEntry each) {
          listed.add(each.name(), each.bytes(), each.hash());
        }
      }
      page = page(query.after(page.get(page.size() - 1).name()));
    }
    return listed;
  }

  private List<ListingEntry> page(ListingQuery query) {
    return swift.getContainer(naming.container(), query, call.options()).value().entries();
  }

  /** Makes the object of them. */
  UploadOutcome.Uploaded putObject() {
    Answer<ETag> answer =
        swift.putDynamicManifest(
            upload.path(),
            naming.container(),
            naming.prefix(),
            call.options().withHeaders(upload.headers()));
    call.meter().attempts(answer.effort().attempts());
    return new UploadOutcome.Uploaded(
        upload.path(),
        upload.source(),
        UploadOutcome.Form.SEGMENTED,
        sent.bytes,
        answer.value(),
        answer.reply());
  }
}
