package io.jswift.service.upload;

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
   * Bytes of unknown length, read once. Above the segment size they become a static large object;
   * up to one segment per segment thread is in memory meanwhile.
   *
   * @param stream read to its end and closed
   * @param name the object's name
   */
  record OfStream(InputStream stream, ObjectName name) implements UploadItem {}
}
