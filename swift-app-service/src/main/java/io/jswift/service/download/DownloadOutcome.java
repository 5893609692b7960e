package io.jswift.service.download;

import io.jswift.domain.ContainerName;
import io.jswift.domain.ObjectPath;
import io.jswift.service.connection.Reply;
import io.jswift.service.outcome.Failure;
import java.time.Duration;

/** What became of one object, or of a listing that should have told which. */
public sealed interface DownloadOutcome {
  /**
   * The object is where it should be, verified if that was asked.
   *
   * @param object which
   * @param path the local path that the name stands for, as text for people
   * @param pseudoDirectory whether it is a directory or a name ending in a slash, so no file was
   *     made
   * @param marker whether its content type is that of a directory
   * @param bytes its length
   * @param attempts 1, and one more for every request for its body that had to be made again
   * @param reply what the server said to its GET; to its HEAD where the bytes came in ranges. Its
   *     times are from the start until a session was at hand, and until the headers
   * @param total from the start until the bytes were in place
   */
  record Downloaded(
      ObjectPath object,
      String path,
      boolean pseudoDirectory,
      boolean marker,
      long bytes,
      int attempts,
      Reply reply,
      Duration total)
      implements DownloadOutcome {}

  /**
   * What would be downloaded, had the call been in earnest.
   *
   * @param object which
   * @param path the local path that the name stands for, as text for people
   * @param bytes its length
   */
  record Planned(ObjectPath object, String path, long bytes) implements DownloadOutcome {}

  /** The local file has the object's bytes already. */
  record Skipped(ObjectPath object, String path) implements DownloadOutcome {}

  /** The object was not downloaded; what stood at the path before still does. */
  record Failed(ObjectPath object, String path, Failure failure) implements DownloadOutcome {}

  /**
   * A container could not be listed; objects that it had told before were downloaded all the same.
   */
  record ListingFailed(ContainerName container, Failure failure) implements DownloadOutcome {}
}
