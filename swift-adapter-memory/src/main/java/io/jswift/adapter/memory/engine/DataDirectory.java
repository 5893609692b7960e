package io.jswift.adapter.memory.engine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A directory that keeps what a Swift holds: {@code bodies}, a file for each body, and {@code
 * index} with all the rest, written anew as a whole and renamed into place. One process at a time.
 */
final class DataDirectory implements AutoCloseable {
  private final Path directory;
  private final FileChannel lock;

  /**
   * Takes the directory, making it if need be.
   *
   * @throws UncheckedIOException if it cannot be used, or another process has it
   */
  DataDirectory(Path directory) {
    this.directory = directory;
    try {
      Files.createDirectories(bodies());
      lock =
          FileChannel.open(
              directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(lock)) {
        lock.close();
        throw new IOException("another process uses it");
      }
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private static boolean isLocked(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException ownProcessHasIt) {
      return false;
    }
  }

  Path bodies() {
    return directory.resolve("bodies");
  }

  private Path index() {
    return directory.resolve("index");
  }

  /**
   * Fills the store with what was written last, and deletes bodies that nothing refers to.
   *
   * @param unneeded gets the files of bodies that nothing refers to later
   */
  void load(Store store, Consumer<Path> unneeded) {
    try {
      StoreReader reader = new StoreReader(bodies(), unneeded);
      if (Files.exists(index())) {
        try (DataInputStream in = new DataInputStream(open())) {
          reader.readKind(in);
          checkSum();
          reader.read(in, store);
        } catch (EOFException cut) {
          throw new IOException("its index ends early", cut);
        }
      }
      deleteOthers(reader.files());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private InputStream open() throws IOException {
    return new BufferedInputStream(Files.newInputStream(index()));
  }

  // The last eight bytes are the sum of those before: half an index would be taken for the whole.
  private void checkSum() throws IOException {
    long length = Files.size(index()) - Long.BYTES;
    CRC32 sum = new CRC32();
    try (DataInputStream in = new DataInputStream(open())) {
      new Limited(new CheckedInputStream(in, sum), Math.max(0, length))
          .transferTo(OutputStream.nullOutputStream());
      if (in.readLong() != sum.getValue()) {
        throw new IOException("its index is damaged");
      }
    }
  }

  private void deleteOthers(Set<Path> wanted) throws IOException {
    try (Stream<Path> files = Files.list(bodies())) {
      for (Path each : files.filter(file -> !wanted.contains(file)).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  /** Writes all that the store holds. */
  void save(Store store) {
    Path fresh = directory.resolve("index.new");
    try {
      CRC32 sum = new CRC32();
      try (DataOutputStream out =
          new DataOutputStream(
              new CheckedOutputStream(
                  new BufferedOutputStream(Files.newOutputStream(fresh)), sum))) {
        new StoreWriter(out).write(store);
        out.writeLong(sum.getValue());
      }
      Files.move(
          fresh, index(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException closedAlready) {
      // The process gives it up at its end.
    }
  }
}
