package io.jswift.service.internal.file;

import io.jswift.domain.LocalFileException;
import io.jswift.domain.segment.Mtime;
import io.jswift.domain.segment.Segment;
import io.jswift.ports.transport.BodySource;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalLong;

/**
 * A run of the bytes of a file as they were when it was looked at. Each opening reads from the disk
 * anew.
 *
 * @param file the file
 * @param offset of the first byte
 * @param size of the run
 * @param whole length of the file when it was looked at
 * @param mtime its modification time then, as uploading clients write it
 */
public record FileBody(Path file, long offset, long size, long whole, String mtime)
    implements BodySource {
  /**
   * Looks at a file.
   *
   * @throws LocalFileException if it is missing, or no regular file
   */
  public static FileBody of(Path file) {
    try {
      BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
      if (!facts.isRegularFile()) {
        String kind = facts.isDirectory() ? "a directory" : "not a regular file";
        throw new LocalFileException("Cannot read '" + file + "': it is " + kind + ".");
      }
      String mtime = Mtime.text(facts.lastModifiedTime().toInstant());
      return new FileBody(file, 0, facts.size(), facts.size(), mtime);
    } catch (IOException unreadable) {
      throw LocalFailure.reading(file, unreadable);
    }
  }

  /** Returns the part of it that a segment is. */
  public FileBody part(Segment segment) {
    return new FileBody(file, segment.offset(), segment.length(), whole, mtime);
  }

  /** Returns whether the file has the size and time it had. */
  public boolean unchanged() {
    FileBody now = of(file);
    return now.whole == whole && now.mtime.equals(mtime);
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
    } catch (IOException unreadable) {
      // Its own message would be the path alone.
      throw new IOException(LocalFailure.reading(file, unreadable).getMessage(), unreadable);
    }
  }

  /** So many bytes of a stream: a file that became shorter is an error, one that grew is cut. */
  private static final class Exactly extends InputStream {
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
        throw new EOFException("The file became shorter while it was read.");
      }
      left -= read;
      return read;
    }

    @Override
    public void close() throws IOException {
      source.close();
    }
  }
}
