package io.jswift.adapter.memory.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes in bodies, hashing as they come: up to 64 KiB into the heap, larger ones into files of one
 * directory.
 */
final class Bodies implements AutoCloseable {
  private static final int IN_HEAP = 64 * 1024;

  /** What was taken in. */
  record Taken(Content content, String md5) {}

  private final @Nullable Path given;
  private final boolean lasting;
  private final Queue<Path> unneeded = new ConcurrentLinkedQueue<>();
  private final AtomicLong count = new AtomicLong();
  private @Nullable Path directory;

  private Bodies(@Nullable Path given, boolean lasting) {
    this.given = given;
    this.lasting = lasting;
    this.directory = lasting ? given : null;
  }

  /** Keeps large bodies in a directory of their own below that one, until they are closed. */
  static Bodies passing(@Nullable Path below) {
    return new Bodies(below, false);
  }

  /** Keeps every body in that directory for good. */
  static Bodies lasting(Path directory) {
    return new Bodies(directory, true);
  }

  /**
   * Reads a body to its end.
   *
   * @param most bytes; more are refused with 413
   * @throws UncheckedIOException if the client went away
   */
  Taken take(InputStream body, long most) {
    MessageDigest md5 = md5();
    try {
      int inHeap = lasting ? 0 : IN_HEAP;
      byte[] head = body.readNBytes(inHeap + 1);
      md5.update(head);
      if (head.length > most) {
        throw Refusal.of(413);
      }
      Content content =
          head.length <= inHeap ? new Content.Heap(head) : spill(head, body, most, md5);
      return new Taken(content, HexFormat.of().formatHex(md5.digest()));
    } catch (IOException clientWentAway) {
      throw new UncheckedIOException(clientWentAway);
    }
  }

  private Content spill(byte[] head, InputStream body, long most, MessageDigest md5)
      throws IOException {
    Path file = fresh();
    long size = head.length;
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(head);
      byte[] buffer = new byte[128 * 1024];
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        size += read;
        if (size > most) {
          throw Refusal.of(413);
        }
        md5.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    } catch (IOException | RuntimeException failed) {
      Files.deleteIfExists(file);
      throw failed;
    }
    return new Content.Spilled(file, size, 1, this::forget);
  }

  /**
   * Deletes a file that nobody holds any more; for good ones when {@link #unneeded()} are: until
   * what refers to them is written anew, a process that is killed leaves them needed.
   */
  void forget(Path file) {
    if (lasting) {
      unneeded.add(file);
    } else {
      delete(file);
    }
  }

  /** Returns the files to delete as soon as what is held now has been written. */
  List<Path> unneeded() {
    return List.copyOf(unneeded);
  }

  /** Deletes files that {@link #unneeded()} returned. */
  void delete(List<Path> files) {
    files.forEach(Bodies::delete);
    files.forEach(unneeded::remove);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      // It goes with its directory, or when a Swift next takes it.
    }
  }

  private Path fresh() throws IOException {
    String name = lasting ? UUID.randomUUID().toString() : "body-" + count.incrementAndGet();
    return directory().resolve(name);
  }

  private synchronized Path directory() throws IOException {
    if (directory == null) {
      directory =
          given == null
              ? Files.createTempDirectory("jswift-memory-")
              : Files.createTempDirectory(given, "jswift-memory-");
    }
    return directory;
  }

  static Taken of(byte[] bytes) {
    return new Taken(new Content.Heap(bytes), md5Hex(bytes));
  }

  static String md5Hex(byte[] bytes) {
    return HexFormat.of().formatHex(md5().digest(bytes));
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  static byte[] all(InputStream body, int most) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      out.write(body.readNBytes(most + 1));
      return out.toByteArray();
    } catch (IOException clientWentAway) {
      throw new UncheckedIOException(clientWentAway);
    }
  }

  @Override
  public synchronized void close() {
    if (directory != null && !lasting) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.toList()) {
          Files.deleteIfExists(file);
        }
        Files.deleteIfExists(directory);
      } catch (IOException stays) {
        // It is in the directory for temporary files, which the system cleans.
      }
    }
  }
}
