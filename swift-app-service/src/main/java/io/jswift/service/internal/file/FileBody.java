package io.jswift.service.internal.file;

import io.jswift.domain.LocalFileException;
import io.jswift.domain.segment.Mtime;
import io.jswift.domain.segment.Segment;
import io.jswift.ports.transport.BodySource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A run of the bytes of a file as they were when it was looked at. Each opening reads from the disk
 * anew, and before it gives the last of its bytes it looks whether the file still is the same: so
 * nothing of a changed file is ever sent whole.
 *
 * @param file the file
 * @param offset of the first byte
 * @param size of the run
 * @param facts what the file was when it was looked at
 */
public record FileBody(Path file, long offset, long size, Facts facts) implements BodySource {
  /**
   * What tells one state of a file from another. A change within the resolution of the file
   * system's clock that keeps the size goes unseen.
   *
   * @param size in bytes
   * @param modified when it was last written
   * @param key what the file system calls it (its inode); null where it does not say
   */
  record Facts(long size, FileTime modified, @Nullable Object key) {
    static Facts of(Path file) throws IOException {
      BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
      if (!facts.isRegularFile()) {
        String kind = facts.isDirectory() ? "a directory" : "not a regular file";
        throw new IOException("it is " + kind + ".");
      }
      return new Facts(facts.size(), facts.lastModifiedTime(), facts.fileKey());
    }
  }

  /**
   * Looks at a file.
   *
   * @throws LocalFileException if it is missing, or no regular file
   */
  public static FileBody of(Path file) {
    try {
      Facts facts = Facts.of(file);
      return new FileBody(file, 0, facts.size(), facts);
    } catch (IOException | RuntimeException unreadable) {
      throw LocalFailure.reading(file, unreadable);
    }
  }

  /** Returns the part of it that a segment is. */
  public FileBody part(Segment segment) {
    return new FileBody(file, segment.offset(), segment.length(), facts);
  }

  /** Returns the modification time, as uploading clients write it. */
  public String mtime() {
    return Mtime.text(facts.modified().toInstant());
  }

  /**
   * Looks whether the file still is what it was.
   *
   * @throws ChangedFile if it is not
   */
  public void requireUnchanged() throws IOException {
    Facts now;
    try {
      now = Facts.of(file);
    } catch (IOException | RuntimeException gone) {
      throw told(gone);
    }
    if (!now.equals(facts)) {
      throw new ChangedFile(file);
    }
  }

  // Its own message would be the path alone.
  private IOException told(Exception failed) {
    return new IOException(LocalFailure.reading(file, failed).getMessage(), failed);
  }

  @Override
  public OptionalLong length() {
    return OptionalLong.of(size);
  }

  @Override
  public boolean replayable() {
    return true;
  }

  @Override
  public InputStream open() throws IOException {
    FileChannel channel = channel();
    try {
      channel.position(offset);
    } catch (IOException failed) {
      channel.close();
      throw failed;
    }
    return new Exactly(Channels.newInputStream(channel), size);
  }

  private FileChannel channel() throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.READ);
    } catch (IOException | RuntimeException unreadable) {
      throw told(unreadable);
    }
  }

  /** So many bytes of the file: one that became shorter is an error, and so is one that changed. */
  private final class Exactly extends InputStream {
    private final InputStream source;
    private long left;

    Exactly(InputStream source, long length) {
      this.source = source;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int start, int count) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = source.read(into, start, (int) Math.min(count, left));
      if (read < 0) {
        throw new ChangedFile(file);
      }
      left -= read;
      if (left == 0) {
        requireUnchanged();
      }
      return read;
    }

    @Override
    public void close() throws IOException {
      source.close();
    }
  }
}
