package io.jswift.service.internal.download;

import io.jswift.domain.ObjectPath;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.download.Destination;

/**
 * An object that is to be downloaded.
 *
 * @param folder what stands before its name in its local path; empty or with a slash at its end
 * @param listed its length as a listing told it; -1 if none did
 * @param how its headers, version and cancellation, for every request
 */
record Wanted(
    ObjectPath object, String folder, long listed, Destination destination, CallOptions how) {
  /** Returns what its local path is made of, but for the folder. */
  String name() {
    return object.object().value();
  }

  /** Returns whether its headers ask for other bytes than all of it. */
  boolean asksForRange() {
    return how.headers().has("Range");
  }
}
