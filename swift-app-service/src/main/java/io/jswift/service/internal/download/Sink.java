package io.jswift.service.internal.download;

import io.jswift.domain.LocalFileException;
import io.jswift.service.internal.file.LocalFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Where the bytes of one object go, and what makes them count once they are verified. */
abstract class Sink implements AutoCloseable {
  /** Takes bytes. */
  abstract void write(byte[] bytes, int offset, int count);

  /**
   * Makes them count.
   *
   * @param time the modification time to set, or null
   */
  abstract void commit(@Nullable Instant time);

  /** Removes what did not count. */
  @Override
  public abstract void close();

  /** Nowhere. */
  static Sink nowhere() {
    return new ToStream("", OutputStream.nullOutputStream());
  }

  /** A stream, which is flushed and stays open. */
  static Sink stream(String name, OutputStream stream) {
    return new ToStream(name, stream);
  }

  /** A device or a FIFO, which is written to and not replaced. */
  static Sink special(Path path) {
    try {
      return new ToStream(path.toString(), Files.newOutputStream(path, StandardOpenOption.WRITE)) {
        @Override
        public void close() {
          try {
            stream.close();
          } catch (IOException nothingMore) {
            // Everything was flushed before it counted.
          }
        }
      };
    } catch (IOException refused) {
      throw LocalFailure.writing(path, refused);
    }
  }

  /** A file, written beside its place and moved into it. */
  static Sink file(Path path) {
    return new Beside(path);
  }

  private static class ToStream extends Sink {
    final String name;
    final OutputStream stream;

    ToStream(String name, OutputStream stream) {
      this.name = name;
      this.stream = stream;
    }

    @Override
    void write(byte[] bytes, int offset, int count) {
      try {
        stream.write(bytes, offset, count);
      } catch (IOException refused) {
        throw new LocalFileException(
            "Cannot write '" + name + "': " + refused.getMessage(), refused);
      }
    }

    @Override
    void commit(@Nullable Instant time) {
      try {
        stream.flush();
      } catch (IOException refused) {
        throw new LocalFileException(
            "Cannot write '" + name + "': " + refused.getMessage(), refused);
      }
    }

    @Override
    public void close() {}
  }

  private static final class Beside extends Sink {
    private final Path target;
    private final Path partial;
    private final OutputStream out;
    private boolean committed;

    Beside(Path target) {
      this.target = target;
      byte[] random = new byte[6];
      ThreadLocalRandom.current().nextBytes(random);
      this.partial = target.resolveSibling(".jswift-" + HexFormat.of().formatHex(random) + ".part");
      try {
        this.out =
            Files.newOutputStream(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      } catch (IOException refused) {
        throw LocalFailure.writing(target, refused);
      }
    }

    @Override
    void write(byte[] bytes, int offset, int count) {
      try {
        out.write(bytes, offset, count);
      } catch (IOException refused) {
        throw LocalFailure.writing(target, refused);
      }
    }

    @Override
    void commit(@Nullable Instant time) {
      try {
        out.close();
        if (time != null) {
          Files.setLastModifiedTime(partial, FileTime.from(time));
        }
        LocalTree.checkReplaceable(target);
        move();
        committed = true;
      } catch (IOException refused) {
        throw LocalFailure.writing(target, refused);
      }
    }

    private void move() throws IOException {
      try {
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException notHere) {
        Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }

    @Override
    public void close() {
      if (!committed) {
        try {
          out.close();
        } catch (IOException nothingMore) {
          // It is removed anyway.
        }
        try {
          Files.deleteIfExists(partial);
        } catch (IOException stays) {
          // Its name tells what it is.
        }
      }
    }
  }
}
