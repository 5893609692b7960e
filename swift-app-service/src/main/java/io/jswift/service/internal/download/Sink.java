package io.jswift.service.internal.download;

import io.jswift.domain.LocalFileException;
import io.jswift.ports.time.Cancellation;
import io.jswift.service.internal.file.LocalFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * A place for bytes in their order: a stream of the caller's, a device, nowhere.
 *
 * @param name for messages
 * @param ours whether the stream is closed with it
 */
record Sink(String name, OutputStream stream, boolean ours) implements AutoCloseable {
  /** Nowhere. */
  static Sink nowhere() {
    return new Sink("", OutputStream.nullOutputStream(), false);
  }

  /** A device or a FIFO, which is written to and not replaced. */
  static Sink special(Path path, Cancellation cancellation) {
    try {
      return new Sink(path.toString(), SpecialFile.open(path, cancellation), true);
    } catch (IOException refused) {
      cancellation.throwIfCancelled();
      throw LocalFailure.writing(path, refused);
    }
  }

  /** Takes bytes. */
  void write(byte[] bytes, int count) {
    try {
      stream.write(bytes, 0, count);
    } catch (IOException refused) {
      throw failure(refused);
    }
  }

  /** Has all of them arrive. */
  void flush() {
    try {
      stream.flush();
    } catch (IOException refused) {
      throw failure(refused);
    }
  }

  private LocalFileException failure(IOException refused) {
    return new LocalFileException("Cannot write '" + name + "': " + refused.getMessage(), refused);
  }

  @Override
  public void close() {
    if (ours) {
      try {
        stream.close();
      } catch (IOException nothingMore) {
        // Everything was flushed before it counted.
      }
    }
  }
}
