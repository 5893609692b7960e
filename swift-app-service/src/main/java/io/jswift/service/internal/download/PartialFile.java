package io.jswift.service.internal.download;

import io.jswift.service.internal.file.LocalFailure;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written beside its place and moved into it once all of it is right. Any thread may
 * write any part of it.
 *
 * <p>Of a download in many parts it keeps, behind the bytes, a record of which parts are there, so
 * that another process can go on with it. Records are claims: what they stand for is hashed again.
 */
final class PartialFile implements AutoCloseable {
  private static final int RECORD = Long.BYTES;
  private static final long THERE = 1L << 32;

  private final Path target;
  private final PartialPlace place;
  private final FileChannel channel;
  private final byte[] label;
  private final long length;
  private volatile boolean something;
  private boolean moved;
  private boolean unrecorded;

  private PartialFile(Path target, PartialPlace place, long length, byte[] label) {
    this.target = target;
    this.place = place;
    this.channel = place.channel();
    this.length = length;
    this.label = label;
  }

  /** Makes the file for bytes that come in one part. */
  static PartialFile inOnePart(Path target) {
    return open(target, -1, new byte[0]);
  }

  /**
   * Makes the file for bytes that come in many parts, or takes up the one that is there.
   *
   * @param label of the object and the way it is cut; a file with another label is begun anew
   */
  static PartialFile inParts(Path target, long length, byte[] label) {
    return open(target, length, label);
  }

  private static PartialFile open(Path target, long length, byte[] label) {
    try {
      PartialPlace place = PartialPlace.beside(target);
      PartialFile file = new PartialFile(target, place, length, label);
      try {
        file.begin();
        return file;
      } catch (IOException | RuntimeException failed) {
        file.close();
        throw failed;
      }
    } catch (IOException refused) {
      throw LocalFailure.writing(target, refused);
    }
  }

  private void begin() throws IOException {
    long size = channel.size();
    ByteBuffer there = ByteBuffer.allocate(label.length);
    if (length >= 0 && size >= length + label.length) {
      readFully(there, length);
    }
    // Without records it was complete, and the process ended before it was in its place.
    unrecorded = length > 0 && size == length;
    if (size > 0 && !unrecorded && (length < 0 || !there.rewind().equals(ByteBuffer.wrap(label)))) {
      channel.truncate(0);
    }
    if (length >= 0) {
      writeFully(ByteBuffer.wrap(label), length);
    }
  }

  /** Returns where it belongs. */
  Path target() {
    return target;
  }

  /** Writes bytes at their place. */
  void write(byte[] bytes, int offset, int count, long position) {
    try {
      writeFully(ByteBuffer.wrap(bytes, offset, count), position);
    } catch (IOException refused) {
      throw LocalFailure.writing(target, refused);
    }
  }

  private void writeFully(ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  /** Reads as many bytes as there is room for. */
  void read(ByteBuffer into, long position) {
    try {
      readFully(into, position);
      into.flip();
    } catch (IOException refused) {
      throw LocalFailure.reading(place.path(), refused);
    }
  }

  private void readFully(ByteBuffer into, long position) throws IOException {
    long at = position;
    while (into.hasRemaining()) {
      int read = channel.read(into, at);
      if (read < 0) {
        throw new EOFException("It became shorter while it was read.");
      }
      at += read;
    }
  }

  /** Notes that a part is there. */
  void record(Part part, int crc) {
    ByteBuffer entry = ByteBuffer.allocate(RECORD).putLong(THERE | Integer.toUnsignedLong(crc));
    try {
      writeFully(entry.flip(), recordOf(part));
      something = true;
    } catch (IOException refused) {
      throw LocalFailure.writing(target, refused);
    }
  }

  /** Returns whether a part is said to be there. */
  boolean claims(Part part) {
    return unrecorded ? part.known() : entry(part) != 0;
  }

  /** Returns whether the record of a part has this checksum. */
  boolean recorded(Part part, int crc) {
    return entry(part) == (THERE | Integer.toUnsignedLong(crc));
  }

  private long recordOf(Part part) {
    return length + label.length + (long) RECORD * part.index();
  }

  private long entry(Part part) {
    long position = recordOf(part);
    try {
      if (position + RECORD > channel.size()) {
        return 0;
      }
      ByteBuffer entry = ByteBuffer.allocate(RECORD);
      readFully(entry, position);
      return entry.flip().getLong();
    } catch (IOException refused) {
      throw LocalFailure.reading(place.path(), refused);
    }
  }

  /** Has the file removed when it is closed, whatever is in it. */
  void discard() {
    something = false;
  }

  /** Forgets all that is there. */
  void forget() {
    try {
      something = false;
      unrecorded = false;
      channel.truncate(0);
      writeFully(ByteBuffer.wrap(label), length);
    } catch (IOException refused) {
      throw LocalFailure.writing(target, refused);
    }
  }

  /**
   * Moves the file into its place.
   *
   * @param size of what belongs to it
   * @param time the modification time to set, or null
   * @param sync whether all of it is on the disk first
   */
  void commit(long size, @Nullable Instant time, boolean sync, Written written) {
    try {
      if (channel.size() > size) {
        channel.truncate(size);
      }
      if (time != null) {
        Files.setLastModifiedTime(place.path(), FileTime.from(time));
      }
      if (sync) {
        channel.force(true);
      }
      written.put(target, this::move);
      moved = true;
      if (sync) {
        syncDirectory();
      }
    } catch (IOException refused) {
      throw LocalFailure.writing(target, refused);
    }
  }

  private void move() throws IOException {
    try {
      Files.move(
          place.path(),
          target,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException notHere) {
      Files.move(place.path(), target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void syncDirectory() throws IOException {
    Path directory = target.toAbsolutePath().getParent();
    FileChannel entries;
    try {
      entries = FileChannel.open(directory, StandardOpenOption.READ);
    } catch (IOException notHere) {
      // Some systems do not open directories; there the move itself has to do.
      return;
    }
    try (entries) {
      entries.force(true);
    }
  }

  /** Removes the file, unless it was moved, or another process can go on with it. */
  @Override
  public void close() {
    if (!moved && !(something && place.lasting())) {
      try {
        Files.deleteIfExists(place.path());
      } catch (IOException stays) {
        // The next download of this file takes its place.
      }
    }
    place.close();
  }
}
