package io.jswift.service.upload;

import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.ObjectName;
import java.io.InputStream;
import java.nio.file.Path;

/** One thing to upload. */
public sealed interface UploadItem {
  /**
   * A file under a name.
   *
   * @param file a regular file, or a link to one
   * @param name the object's name
   */
  record OfFile(Path file, ObjectName name) implements UploadItem {}

  /**
   * A directory tree: every file below it, and a marker for each directory that has neither files
   * nor directories. Links to directories inside it are not followed. It is walked as the upload
   * goes on, one directory in memory.
   *
   * @param directory the root; may be a link
   * @param prefix stands before the relative path of each file, usually ending in a slash
   * @param rootMarker the name of the root's own marker, should the root be empty
   */
  record OfTree(Path directory, String prefix, ObjectName rootMarker) implements UploadItem {}

  /**
   * A marker: a zero-byte object that stands for an empty directory.
   *
   * @param directory where its modification time comes from
   * @param name the object's name
   */
  record OfDirectory(Path directory, ObjectName name) implements UploadItem {}

  /**
   * A marker for a directory that is nowhere on this machine; its modification time is that of the
   * upload.
   *
   * @param name the object's name
   */
  record Marker(ObjectName name) implements UploadItem {}

  /**
   * Bytes of unknown length, read once. Above the segment size (10 MiB unless told) they become a
   * large object. Each segment is held until it is sent, so that it can be sent again: in memory up
   * to {@link io.jswift.service.settings.ServiceSettings#bufferedBytes()}, beyond that in temporary
   * files; at most as many segments as there are segment threads, and one for each stream.
   *
   * <p>What was read cannot be read again, so an upload that failed or was killed begins anew: of
   * standard input or a pipe there is no resuming. The segments of the attempt before stay where
   * they are; they are among the orphans of its outcome, if there was one.
   *
   * @param stream read to its end and closed, by one thread; whatever it throws fails this item
   *     alone, but for an {@link Error}, and {@link io.jswift.domain.CancelledException}, which
   *     ends the call and stores nothing: for input that is known not to be all of it
   * @param name the object's name
   */
  record OfStream(InputStream stream, ObjectName name) implements UploadItem {}

  /**
   * An item with options of its own in place of the request's. What concerns the container itself
   * is the request's all the same.
   *
   * @param item any but another of this kind
   * @param options how this one is uploaded; most often {@link UploadOptions#toBuilder()} of the
   *     request's
   */
  record WithOptions(UploadItem item, UploadOptions options) implements UploadItem {
    /** Checks that it is not wrapped twice. */
    public WithOptions {
      if (item instanceof WithOptions) {
        throw new InvalidRequestException("An item takes options of its own once only.");
      }
    }
  }
}
