package io.jswift.service.internal.download;

import io.jswift.domain.LocalFileException;
import io.jswift.service.internal.file.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The files that one call has put in place. Two names that are one file on the file system they go
 * to (case, dots at the end, forms of Unicode) are found out by asking it which file stands there.
 *
 * <p>It remembers 64 bits of each, of the last half million to a million.
 */
final class Written {
  private static final int GENERATION = 500_000;

  private LongSet young = new LongSet();
  private LongSet old = new LongSet();

  /** Puts a file in its place. */
  interface Move {
    /** Does it. */
    void run() throws IOException;
  }

  /**
   * Lets a path pass where a file can be put.
   *
   * @throws LocalFileException if something else than a file stands there, or one of this call
   */
  synchronized void check(Path target) {
    // Asked first, since facts of what is not there are an exception; a link to nowhere may go,
    // too.
    @Nullable BasicFileAttributes there = Files.exists(target) ? facts(target) : null;
    if (there == null) {
      return;
    }
    if (there.isDirectory()) {
      throw new LocalFileException(
          "'" + target + "' is a directory and is not replaced by a file.");
    }
    if (!there.isRegularFile() && !there.isSymbolicLink()) {
      throw new LocalFileException("'" + target + "' is not a regular file and is not replaced.");
    }
    long mark = mark(target, there);
    if (young.has(mark) || old.has(mark)) {
      throw new LocalFileException(
          "'"
              + target
              + "' is on this file system the same file as that of another object of this download,"
              + " and is not overwritten.");
    }
  }

  /** Checks once more, moves, and remembers. */
  synchronized void put(Path target, Move move) throws IOException {
    check(target);
    move.run();
    remember(target);
  }

  /** Remembers a file that was left as it is. */
  synchronized void remember(Path target) {
    @Nullable BasicFileAttributes there = facts(target);
    if (there != null) {
      if (young.size() == GENERATION) {
        old = young;
        young = new LongSet();
      }
      young.add(mark(target, there));
    }
  }

  private static @Nullable BasicFileAttributes facts(Path target) {
    try {
      return Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException none) {
      return null;
    } catch (IOException refused) {
      throw LocalFailure.writing(target, refused);
    }
  }

  private static long mark(Path target, BasicFileAttributes there) {
    Object key = there.fileKey();
    try {
      return LongSet.hash(
          (key != null ? key : target.toRealPath(LinkOption.NOFOLLOW_LINKS)).toString());
    } catch (IOException gone) {
      throw LocalFailure.writing(target, gone);
    }
  }
}
