package io.jswift.service.internal.upload;

import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.segment.Mtime;
import io.jswift.service.connection.Connection;
import io.jswift.service.internal.file.FileBody;
import io.jswift.service.internal.file.LocalFailure;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadOutcome.Form;
import io.jswift.service.upload.UploadOutcome.SkipReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * One file or directory marker: looks at what stands under its name, skips what is right already,
 * and sends the others, as one object or in segments.
 */
final class FileUpload {
  // Below this nobody asks the server beforehand how large an object may be; it will tell.
  private static final long ASK_LIMIT_FROM = 32L * 1024 * 1024;

  private final BulkCall<UploadOutcome> call;
  private final Connection swift;
  private final ObjectPath path;
  private final Path file;
  private final UploadOptions options;
  private final SegmentContainer segments;
  private final Function<ObjectPath, Existing> looks;

  FileUpload(
      BulkCall<UploadOutcome> call,
      ObjectPath path,
      Path file,
      UploadOptions options,
      SegmentContainer segments,
      Function<ObjectPath, Existing> looks) {
    this.call = call;
    this.swift = call.swift();
    this.path = path;
    this.file = file;
    this.options = options;
    this.segments = segments;
    this.looks = looks;
  }

  UploadOutcome file() {
    FileBody body = FileBody.of(file);
    Existing old = look();
    if (options.skipIdentical()) {
      old = withManifest(old);
      if (new SameContent(swift, call.options(), body).with(old)) {
        return skipped(SkipReason.IDENTICAL);
      }
    }
    if (options.changed() && old.looksLike(body.size(), body.mtime())) {
      return skipped(SkipReason.UNCHANGED);
    }
    if (call.isDry()) {
      Form form = segmentSize(body.size()) == 0 ? Form.PLAIN : Form.SEGMENTED;
      return new UploadOutcome.Planned(path, file.toString(), form, body.size());
    }
    call.meter().expect(body.size());
    Upload upload = upload(body.mtime(), options.leaveSegments() ? old : withManifest(old));
    return send(upload, body);
  }

  private UploadOutcome send(Upload upload, FileBody body) {
    long segmentSize = segmentSize(body.size());
    if (segmentSize == 0) {
      try {
        UploadOutcome done = new PlainUpload(call, upload).put(body);
        new Sweep(call, upload, segment -> false).run();
        return done;
      } catch (StatusException refused) {
        boolean large =
            refused.kind() == StatusException.Kind.TOO_LARGE && body.size() > largestObject();
        if (!large) {
          throw refused;
        }
        segmentSize = LargeUpload.SEGMENT;
      }
    }
    return new LargeUpload(call, upload, body).run(segmentSize);
  }

  // 0 where the file goes up as one object.
  private long segmentSize(long size) {
    long wanted = options.segmentSize();
    boolean ask = size >= ASK_LIMIT_FROM || wanted > 0 && size > wanted;
    long most = ask ? largestObject() : Long.MAX_VALUE;
    if (size <= (wanted == 0 ? most : Math.min(wanted, most))) {
      return 0;
    }
    return wanted == 0 ? LargeUpload.SEGMENT : wanted;
  }

  private long largestObject() {
    return swift.serverInfo(call.cancellation()).maxFileSize();
  }

  UploadOutcome marker() {
    String mtime = directoryMtime();
    Existing old = options.changed() ? looks.apply(path) : Existing.NOTHING;
    if (options.changed() && isMarker(old) && old.looksLike(0, mtime)) {
      return skipped(SkipReason.UNCHANGED);
    }
    return call.isDry()
        ? new UploadOutcome.Planned(path, file.toString(), Form.MARKER, 0)
        : new PlainUpload(call, upload(mtime, old)).putMarker();
  }

  private static boolean isMarker(Existing old) {
    String type = old.object().flatMap(info -> info.contentType()).orElse("").split(";", 2)[0];
    return type.equals("application/directory") || type.equals("text/directory");
  }

  private String directoryMtime() {
    try {
      return Mtime.text(Files.getLastModifiedTime(file).toInstant());
    } catch (IOException | RuntimeException unreadable) {
      throw LocalFailure.reading(file, unreadable);
    }
  }

  private Existing look() {
    boolean need = !options.leaveSegments() || options.changed() || options.skipIdentical();
    return need ? looks.apply(path) : Existing.NOTHING;
  }

  private Existing withManifest(Existing old) {
    return old.withManifest(swift, path, call.options());
  }

  private Upload upload(String mtime, Existing old) {
    return new Upload(path, file.toString(), mtime, options, segments, old);
  }

  private UploadOutcome skipped(SkipReason reason) {
    return new UploadOutcome.Skipped(path, file.toString(), reason);
  }
}
