package io.jswift.service.internal.upload;

import io.jswift.domain.Headers;
import io.jswift.domain.ObjectPath;
import io.jswift.service.upload.UploadOptions;

/**
 * What is known of one object that is to be made.
 *
 * @param path where it goes
 * @param source the local path; empty for a stream
 * @param mtime the modification time that is stored with it
 * @param options how it is uploaded
 * @param segments where its segments go, should it have any
 * @param old what stands there now
 */
record Upload(
    ObjectPath path,
    String source,
    String mtime,
    UploadOptions options,
    SegmentContainer segments,
    Existing old) {
  /** Returns the headers of the object, the user's in place of ours. */
  Headers headers() {
    Headers wanted = options.headers().without("X-Storage-Policy");
    return Headers.of("X-Object-Meta-Mtime", mtime).overriddenBy(wanted);
  }
}
