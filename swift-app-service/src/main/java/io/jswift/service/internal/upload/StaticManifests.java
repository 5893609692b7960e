package io.jswift.service.internal.upload;

import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SegmentHeaders;
import io.jswift.domain.segment.SegmentNaming;
import io.jswift.domain.segment.SloManifest;
import io.jswift.service.connection.Answer;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.internal.segment.PerhapsStored;
import io.jswift.service.upload.UploadOutcome;

/**
 * Puts the manifests of static large objects, each with the ETag that it must have. A long one has
 * the server keep the connection awake while it looks at every segment.
 */
final class StaticManifests {
  private static final int LONG = 100;

  private final BulkCall<UploadOutcome> call;
  private final Connection swift;
  private final Upload upload;
  private final PerhapsStored perhaps;

  /**
   * Makes one.
   *
   * @param perhaps is told of nested manifests that may be there although no answer says so
   */
  StaticManifests(BulkCall<UploadOutcome> call, Upload upload, PerhapsStored perhaps) {
    this.call = call;
    this.swift = call.swift();
    this.upload = upload;
    this.perhaps = perhaps;
  }

  /** Makes the object of its segments. */
  UploadOutcome.Uploaded putObject(SloManifest manifest) {
    Answer<ETag> answer = put(upload.path(), manifest, upload.headers());
    return new UploadOutcome.Uploaded(
        upload.path(),
        upload.source(),
        UploadOutcome.Form.SEGMENTED,
        manifest.length(),
        answer.value(),
        answer.reply());
  }

  /** Makes a segment of segments; like any other it never takes the place of something else. */
  ManifestEntry.Part putPart(SegmentNaming naming, int level, int number, SloManifest manifest) {
    ObjectPath path = naming.manifest(level, number);
    try {
      putPart(path, manifest);
    } catch (StatusException exists) {
      if (exists.kind() != StatusException.Kind.PRECONDITION_FAILED) {
        throw exists;
      }
      if (!isThere(path, manifest.etag())) {
        path = path.container().object(path.object() + "-" + manifest.etag());
        putPart(path, manifest);
      }
    }
    return new ManifestEntry.Part(path, manifest.etag(), manifest.length(), null, true);
  }

  private void putPart(ObjectPath path, SloManifest manifest) {
    long now = swift.settings().time().now().getEpochSecond();
    Headers headers = SegmentHeaders.of(upload.options().headers(), now).headers();
    Headers whole =
        headers.with("Content-Type", "application/swiftclient-segment").with("If-None-Match", "*");
    perhaps.storing(path, () -> put(path, manifest, whole));
  }

  private boolean isThere(ObjectPath path, ETag etag) {
    ObjectInfo info = swift.headObject(path, call.options()).value();
    perhaps.settled(path);
    return info.kind() == ObjectInfo.Kind.SLO && info.etag().filter(etag::matches).isPresent();
  }

  private Answer<ETag> put(ObjectPath path, SloManifest manifest, Headers headers) {
    boolean checksum = upload.options().checksum();
    CallOptions plain = call.options().withHeaders(headers);
    CallOptions how = checksum ? plain.withHeader("Etag", manifest.etag().value()) : plain;
    Answer<ETag> answer =
        manifest.entries().size() > LONG
            ? swift.putLongManifest(path, manifest, how)
            : swift.putManifest(path, manifest, how);
    call.meter().attempts(answer.effort().attempts());
    if (checksum && !answer.value().matches(manifest.etag())) {
      throw new IntegrityException(
          "The manifest of "
              + path
              + " has the ETag "
              + answer.value()
              + ", its segments make "
              + manifest.etag()
              + ".");
    }
    return answer;
  }

  /**
   * Returns whether a manifest may stand although putting it failed: then its segments are in use.
   * Only a plain refusal says that it does not.
   */
  static boolean mayStand(SwiftException failed) {
    return !PerhapsStored.isRefusal(failed);
  }
}
