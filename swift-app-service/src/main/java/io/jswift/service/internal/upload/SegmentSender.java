package io.jswift.service.internal.upload;

import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.listing.ObjectEntry;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SegmentNaming;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.Answer;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.internal.file.HashedBody;
import io.jswift.service.internal.file.Md5;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.upload.UploadOutcome;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the segments of one object, each once. A segment that is there and right is not sent again;
 * one that is there with other bytes is never overwritten, since a manifest may be using it: ours
 * goes beside it under its MD5.
 */
final class SegmentSender {
  private static final Headers SEGMENT =
      Headers.of("Content-Type", "application/swiftclient-segment", "If-None-Match", "*");

  private final BulkCall<UploadOutcome> call;
  private final Connection swift;
  private final SegmentNaming naming;
  private final boolean checksum;
  private final Map<String, ObjectEntry> there = new HashMap<>();

  SegmentSender(BulkCall<UploadOutcome> call, SegmentNaming naming, boolean checksum) {
    this.call = call;
    this.swift = call.swift();
    this.naming = naming;
    this.checksum = checksum;
  }

  /** What became of a segment. */
  record Sent(int index, ManifestEntry.Part entry, int attempts, boolean resumed) {}

  /** Asks which segments an earlier upload left. */
  void lookForEarlierOnes() {
    ListingQuery query = ListingQuery.ALL.withPrefix(naming.prefix());
    List<ListingEntry> page = page(query);
    while (!page.isEmpty()) {
      for (ListingEntry entry : page) {
        if (entry instanceof ObjectEntry object) {
          there.put(object.name(), object);
        }
      }
      page = page(query.after(page.get(page.size() - 1).name()));
    }
  }

  private List<ListingEntry> page(ListingQuery query) {
    return swift.getContainer(naming.container(), query, call.options()).value().entries();
  }

  Sent send(int index, BodySource body, long length) {
    ObjectPath path = naming.path(index);
    ObjectEntry earlier = there.get(path.object().value());
    if (earlier == null) {
      try {
        return put(index, path, body, length);
      } catch (StatusException exists) {
        if (exists.kind() != StatusException.Kind.PRECONDITION_FAILED) {
          throw exists;
        }
      }
    }
    ETag md5 = md5(body);
    if (isThere(path, md5, length)) {
      return sent(index, path, md5, length, 0, true);
    }
    ObjectPath beside = path.container().object(path.object() + "-" + md5);
    return isThere(beside, md5, length)
        ? sent(index, beside, md5, length, 0, true)
        : put(index, beside, body, length);
  }

  private boolean isThere(ObjectPath path, ETag md5, long length) {
    try {
      ObjectInfo info = swift.headObject(path, call.options()).value();
      return info.contentLength().orElse(-1) == length
          && info.etag().filter(md5::matches).isPresent();
    } catch (StatusException missing) {
      if (missing.kind() == StatusException.Kind.NOT_FOUND) {
        return false;
      }
      throw missing;
    }
  }

  private Sent put(int index, ObjectPath path, BodySource body, long length) {
    HashedBody hashed = new HashedBody(body, call.meter());
    CallOptions options = call.options().withHeaders(SEGMENT);
    Answer<ETag> answer = swift.putObject(path, hashed, options);
    call.meter().attempts(answer.effort().attempts());
    ETag md5 = hashed.md5();
    if (checksum && !answer.value().value().isEmpty() && !answer.value().matches(md5)) {
      throw new IntegrityException(
          "Segment "
              + index
              + ": upload verification failed: md5 mismatch, local "
              + md5
              + " != remote "
              + answer.value()
              + " (remote segment has not been removed)");
    }
    return sent(index, path, md5, length, answer.effort().attempts(), false);
  }

  private static Sent sent(
      int index, ObjectPath path, ETag md5, long length, int attempts, boolean resumed) {
    return new Sent(index, ManifestEntry.Part.whole(path, md5, length), attempts, resumed);
  }

  private static ETag md5(BodySource body) {
    try {
      return Md5.of(body);
    } catch (IOException unreadable) {
      throw new io.jswift.domain.LocalFileException(
          "The source of a segment cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }
}
