package io.jswift.service.internal.upload;

import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.SwiftException;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.Answer;
import io.jswift.service.internal.file.CountedBody;
import io.jswift.service.internal.file.HashedBody;
import io.jswift.service.internal.file.Md5;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.upload.UploadOutcome;
import java.io.IOException;

/**
 * An object of its own bytes: one request, and what the server stored compared with what was read.
 */
final class PlainUpload {
  private final BulkCall<UploadOutcome> call;
  private final Upload upload;

  PlainUpload(BulkCall<UploadOutcome> call, Upload upload) {
    this.call = call;
    this.upload = upload;
  }

  /** Puts a file's bytes. */
  UploadOutcome.Uploaded put(BodySource body) {
    return put(body, UploadOutcome.Form.PLAIN, upload.headers());
  }

  /** Puts a marker that stands for a directory. */
  UploadOutcome.Uploaded putMarker() {
    Headers headers = upload.headers().with("Content-Type", "application/directory");
    return put(BodySource.of(new byte[0]), UploadOutcome.Form.MARKER, headers);
  }

  /** Puts bytes that are held, with their MD5, so that the server refuses what was damaged. */
  UploadOutcome.Uploaded putHeld(HeldBytes body) throws IOException {
    Headers headers = upload.headers();
    boolean seal = upload.options().checksum() && !headers.has("Etag");
    return put(
        body,
        UploadOutcome.Form.PLAIN,
        seal ? headers.with("Etag", Md5.of(body, call.cancellation()).value()) : headers);
  }

  private UploadOutcome.Uploaded put(BodySource body, UploadOutcome.Form form, Headers headers) {
    HashedBody hashed = new HashedBody(body);
    CountedBody counted = new CountedBody(hashed, call.meter());
    Answer<ETag> answer;
    try {
      answer = call.swift().putObject(upload.path(), counted, call.options().withHeaders(headers));
    } catch (SwiftException failed) {
      counted.takeBack();
      throw failed;
    }
    call.meter().attempts(answer.effort().attempts());
    check(hashed.md5(), answer.value());
    return new UploadOutcome.Uploaded(
        upload.path(), upload.source(), form, counted.sent(), answer.value(), answer.reply());
  }

  private void check(ETag local, ETag remote) {
    if (upload.options().checksum() && !remote.value().isEmpty() && !remote.matches(local)) {
      throw new IntegrityException(
          "Object upload verification failed: md5 mismatch, local "
              + local
              + " != remote "
              + remote
              + " (remote object has not been removed)");
    }
  }
}
