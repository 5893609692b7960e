package io.jswift.service.download;

import java.io.OutputStream;
import java.nio.file.Path;

/** Where downloaded bytes go. */
public sealed interface Destination {
  /**
   * Files under a directory, named as the objects are. No object name leads out of it, neither
   * through {@code ..} nor through a symbolic link. That holds against names, not against another
   * user who may write to the directory meanwhile: one who exchanges a directory for a link between
   * the look at it and the move can lead a file elsewhere.
   *
   * <p>A body whose length nobody tells is as long as the server sends, whatever the disk holds;
   * one with a {@code Content-Length} or a manifest is never written beyond that.
   *
   * @param directory made if it is missing
   * @param removePrefix taken off the beginning of names that have it; empty for none
   */
  record Tree(Path directory, String removePrefix) implements Destination {}

  /**
   * One file, for one object. A regular file is replaced once the bytes are verified; a device or
   * FIFO is written to. A symbolic link stays, and what it leads to is replaced or made.
   *
   * @param file its path; its directory must exist
   */
  record OneFile(Path file) implements Destination {}

  /**
   * A stream, for one object. It gets the bytes before they are verified; a mismatch is an outcome
   * afterwards.
   *
   * @param stream flushed, not closed
   */
  record ToStream(OutputStream stream) implements Destination {}

  /** Nowhere: bytes are fetched and verified only. */
  record Nowhere() implements Destination {}
}
