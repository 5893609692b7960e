package io.jswift.service.internal.download;

import io.jswift.service.internal.file.Md5;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Where a partial file is: beside its target, under a name that is always the same for it, so that
 * what a killed process left is found, and overwritten or taken up. A lock keeps two downloads of
 * one target apart; whoever comes second, or cannot lock, takes a name of its own. So does whoever
 * finds something that may be, or become, another's: what is no regular file, has a second name, or
 * belongs to another user. (Where the system tells; and not if another user may exchange files of
 * this directory in the very moment between a look and an opening.)
 *
 * @param lasting whether the name is the one that is found again
 */
record PartialPlace(Path path, FileChannel channel, boolean lasting) implements AutoCloseable {
  private static final String PART = ".part";
  private static final int TRIES = 3;
  private static final int RANDOM_BYTES = 6;

  static PartialPlace beside(Path target) throws IOException {
    return beside(target, FileChannel::open);
  }

  /** Opens files. */
  interface Opener {
    /** Does what {@link FileChannel#open(Path, OpenOption...)} does. */
    FileChannel open(Path path, OpenOption... options) throws IOException;
  }

  static PartialPlace beside(Path target, Opener opener) throws IOException {
    Path usual = usual(target);
    for (int i = 0; i < TRIES; i++) {
      try {
        FileChannel channel = lock(usual, opener);
        if (channel != null) {
          return new PartialPlace(usual, channel, true);
        }
        break;
      } catch (NoSuchFileException moved) {
        // Its owner finished between two of our looks.
      } catch (FileAlreadyExistsException made) {
        // Another one began between two of our looks.
      }
    }
    byte[] random = new byte[RANDOM_BYTES];
    ThreadLocalRandom.current().nextBytes(random);
    Path own = named(target, random);
    return new PartialPlace(own, create(own, opener), false);
  }

  /** Returns whether an earlier download of that target left something. */
  static boolean isBegun(Path target) {
    return Files.exists(usual(target));
  }

  private static Path usual(Path target) {
    return named(target, Md5.fresh().digest(utf8(String.valueOf(target.getFileName()))));
  }

  private static Path named(Path target, byte[] distinction) {
    return target.resolveSibling(".jswift-" + HexFormat.of().formatHex(distinction) + PART);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static FileChannel create(Path path, Opener opener) throws IOException {
    return opener.open(
        path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Returns the file, locked; null if another one has it or it cannot be had. */
  private static @Nullable FileChannel lock(Path path, Opener opener) throws IOException {
    Object before = null;
    FileChannel channel;
    try {
      channel = create(path, opener);
    } catch (FileAlreadyExistsException there) {
      before = key(path);
      channel = before == null ? null : reopen(path, opener);
    }
    if (channel == null) {
      return null;
    }
    try {
      if (channel.tryLock() == null) {
        channel.close();
        return null;
      }
      // What was opened may have been moved into its place before it was locked.
      Object now = key(path);
      if (now == null || before != null && !Objects.equals(before, now)) {
        channel.close();
        throw new NoSuchFileException(path.toString());
      }
      return channel;
    } catch (NoSuchFileException moved) {
      throw moved;
    } catch (IOException | OverlappingFileLockException cannot) {
      channel.close();
      return null;
    }
  }

  private static @Nullable FileChannel reopen(Path path, Opener opener) throws IOException {
    // Nothing that is no file is opened: a FIFO or a device may do anything then.
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    try {
      if (!isOurs(path)) {
        return null;
      }
      return opener.open(
          path, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException moved) {
      throw moved;
    } catch (IOException | UnsupportedOperationException notOurs) {
      return null;
    }
  }

  // Another user may have put it there, to have something overwritten or to write to what we make.
  private static boolean isOurs(Path path) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return true;
    }
    // Whoever owns what is made here is who we are; no other way of asking works everywhere. Of a
    // process that was killed here it stays, and is removed by the next one, as it has one name.
    Path made = path.resolveSibling(path.getFileName().toString().replace(PART, ".own" + PART));
    Files.deleteIfExists(made);
    Files.createFile(made);
    try {
      return unix(path, "nlink").equals(1) && unix(path, "uid").equals(unix(made, "uid"));
    } finally {
      Files.deleteIfExists(made);
    }
  }

  private static Object unix(Path path, String attribute) throws IOException {
    return Files.getAttribute(path, "unix:" + attribute, LinkOption.NOFOLLOW_LINKS);
  }

  /** Returns what tells a file from others; null if there is none. */
  private static @Nullable Object key(Path path) throws IOException {
    try {
      BasicFileAttributes facts =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      Object key = facts.fileKey();
      return key == null ? path : key;
    } catch (NoSuchFileException none) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException nothingMore) {
      // It was moved before, or does not count.
    }
  }
}
