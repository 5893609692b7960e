package io.jswift.service.internal.upload;

import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.LocalFileException;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.TransportException;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SegmentHeaders;
import io.jswift.domain.segment.SegmentNaming;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.Answer;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.Reply;
import io.jswift.service.internal.file.CountedBody;
import io.jswift.service.internal.file.Md5;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.segment.PerhapsStored;
import io.jswift.service.upload.UploadOutcome;
import java.io.IOException;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts the segments of one object, each once, and each with its MD5, so that the server refuses
 * what was damaged on its way. A segment that is there and right is not sent again; one that is
 * there with other bytes is never overwritten, since a manifest may be using it: ours goes beside
 * it under its MD5.
 */
final class SegmentSender {
  private static final int MOST_DAMAGED = 3;

  private final BulkCall<UploadOutcome> call;
  private final Connection swift;
  private final CallOptions options;
  private final SegmentNaming naming;
  private final BitSet listed;
  private final boolean checksum;
  private final boolean beside;
  private final SegmentHeaders headers;
  private final Upload upload;
  private final PerhapsStored perhaps;

  /**
   * Makes one.
   *
   * @param options carry what breaks a segment off
   * @param listed indexes of segments that an earlier upload left, going by a listing
   * @param beside whether a segment may have another name than its index gives it
   * @param perhaps is told of segments that may be there although no answer says so
   */
  SegmentSender(
      BulkCall<UploadOutcome> call,
      CallOptions options,
      Upload upload,
      SegmentNaming naming,
      BitSet listed,
      boolean beside,
      PerhapsStored perhaps) {
    this.call = call;
    this.upload = upload;
    this.perhaps = perhaps;
    this.swift = call.swift();
    this.options = options;
    this.naming = naming;
    this.listed = listed;
    this.checksum = upload.options().checksum();
    this.beside = beside;
    this.headers =
        SegmentHeaders.of(
            upload.options().headers(), swift.settings().time().now().getEpochSecond());
  }

  /** What became of a segment; what is kept of it until the manifest is made. */
  record Sent(int index, ManifestEntry.Part entry, boolean resumed) {}

  /** A segment, and the answer that says so of it. */
  record Told(Sent sent, Reply reply) {}

  /** What stands under a segment's name. */
  private enum What {
    NOTHING,
    THIS,
    ANOTHER
  }

  /** The same, and the answer that says so. */
  private record There(What what, Reply reply) {}

  Told send(int index, BodySource body, long length) {
    try {
      return sendOrFind(index, body, length);
    } catch (TransportException broken) {
      throw named(index, broken);
    }
  }

  // The message of the transport knows of a host only.
  private TransportException named(int index, TransportException broken) {
    String from = upload.source().isEmpty() ? "" : ", from '" + upload.source() + "'";
    return broken.told(
        "Segment "
            + index
            + " of "
            + upload.path()
            + from
            + ", was not sent to "
            + naming.path(index)
            + ": "
            + broken.getMessage(),
        broken.attempts());
  }

  private Told sendOrFind(int index, BodySource body, long length) {
    ObjectPath path = naming.path(index);
    ETag md5 = checksum || listed.get(index) ? md5(body) : null;
    There there = listed.get(index) && md5 != null ? look(path, md5, length) : null;
    if (there == null || there.what() == What.NOTHING) {
      Told sent = putIfFree(index, path, body, length, md5);
      if (sent != null) {
        return sent;
      }
      md5 = md5 == null ? md5(body) : md5;
      there = look(path, md5, length);
    }
    ETag known = Objects.requireNonNull(md5);
    return there.what() == What.THIS
        ? told(index, path, known, length, there.reply(), true)
        : sendBeside(index, body, length, known);
  }

  private Told sendBeside(int index, BodySource body, long length, ETag md5) {
    if (!beside) {
      throw new IntegrityException(
          naming.path(index)
              + " appeared with other content while it was uploaded; upload again, and it will go"
              + " elsewhere.");
    }
    ObjectPath path = naming.beside(index, md5);
    There there = look(path, md5, length);
    if (there.what() == What.NOTHING) {
      Told sent = putIfFree(index, path, body, length, md5);
      if (sent != null) {
        return sent;
      }
      there = look(path, md5, length);
    }
    if (there.what() != What.THIS) {
      throw new IntegrityException(path + " is there, and is not what its name says.");
    }
    return told(index, path, md5, length, there.reply(), true);
  }

  private There look(ObjectPath path, ETag md5, long length) {
    try {
      Answer<ObjectInfo> answer = swift.headObject(path, options);
      ObjectInfo info = answer.value();
      perhaps.settled(path);
      boolean same =
          info.contentLength().orElse(-1) == length && info.etag().filter(md5::matches).isPresent();
      if (same && !headers.outlive(info.headers())) {
        keepAlive(path, info);
      }
      return new There(same ? What.THIS : What.ANOTHER, answer.reply());
    } catch (StatusException missing) {
      if (missing.kind() == StatusException.Kind.NOT_FOUND) {
        return new There(What.NOTHING, Reply.of(missing));
      }
      throw missing;
    }
  }

  // An earlier upload gave it an end that would come too early. It is only ever put off.
  private void keepAlive(ObjectPath path, ObjectInfo info) {
    Headers type =
        info.contentType().map(each -> Headers.of("Content-Type", each)).orElse(Headers.NONE);
    swift.postObject(path, options.withHeaders(type.overriddenBy(headers.headers())));
  }

  /** Returns null if something stands there already. */
  private @Nullable Told putIfFree(
      int index, ObjectPath path, BodySource body, long length, @Nullable ETag md5) {
    try {
      return put(index, path, body, length, md5);
    } catch (StatusException exists) {
      if (exists.kind() == StatusException.Kind.PRECONDITION_FAILED) {
        return null;
      }
      throw exists;
    }
  }

  private Told put(int index, ObjectPath path, BodySource body, long length, @Nullable ETag md5) {
    CallOptions how =
        options
            .withHeaders(headers.headers())
            .withHeader("Content-Type", "application/swiftclient-segment")
            .withHeader("If-None-Match", "*");
    CallOptions sealed = md5 == null ? how : how.withHeader("Etag", md5.value());
    for (int damaged = 1; ; damaged++) {
      CountedBody counted = new CountedBody(body, call.meter());
      try {
        Answer<ETag> answer =
            perhaps.storing(
                path, () -> checked(index, md5, swift.putObject(path, counted, sealed)));
        ETag known = md5 == null ? answer.value() : md5;
        return told(index, path, known, length, answer.reply(), false);
      } catch (StatusException refused) {
        counted.takeBack();
        if (md5 == null || refused.kind() != StatusException.Kind.CHECKSUM) {
          throw refused;
        }
        if (damaged == MOST_DAMAGED) {
          throw mismatch(index, md5, "another", "; the server refused it", refused);
        }
      }
    }
  }

  private Answer<ETag> checked(int index, @Nullable ETag md5, Answer<ETag> answer) {
    call.meter().attempts(answer.effort().attempts());
    ETag stored = answer.value();
    if (md5 != null && !stored.value().isEmpty() && !stored.matches(md5)) {
      throw mismatch(index, md5, stored.value(), " (remote segment has not been removed)", null);
    }
    return answer;
  }

  private static IntegrityException mismatch(
      int index, ETag local, String remote, String then, @Nullable StatusException cause) {
    return new IntegrityException(
        "Segment "
            + index
            + ": upload verification failed: md5 mismatch, local "
            + local
            + " != remote "
            + remote
            + then,
        cause);
  }

  private static Told told(
      int index, ObjectPath path, ETag md5, long length, Reply reply, boolean resumed) {
    ManifestEntry.Part entry = ManifestEntry.Part.whole(path, md5, length);
    return new Told(new Sent(index, entry, resumed), reply);
  }

  private ETag md5(BodySource body) {
    try {
      return Md5.of(body, options.cancellation());
    } catch (IOException unreadable) {
      throw new LocalFileException(
          "The source of a segment cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }
}
