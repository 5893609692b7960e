package io.jswift.service.internal.upload;

import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.internal.file.LocalFailure;
import io.jswift.service.internal.pool.ByteBudget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that were read from a stream and are kept until they are sent: in memory as far as the
 * budget goes, else in a temporary file. The file has no name where the system can do without, so
 * it goes with the process, whatever ends that.
 */
final class HeldBytes implements BodySource, AutoCloseable {
  private static final int CHUNK = 256 * 1024;

  private final ByteBudget budget;
  private final boolean place;
  private final Spill spill;
  private final List<byte[]> chunks = new ArrayList<>();
  private long taken;
  private @Nullable FileChannel file;
  private long size;
  private boolean closed;

  private HeldBytes(ByteBudget budget, boolean place, Spill spill) {
    this.budget = budget;
    this.place = place;
    this.spill = spill;
  }

  /** Where bytes go that memory has no room for. */
  interface Spill {
    /** Opens a new file that is gone once it is closed. */
    FileChannel open() throws IOException;
  }

  /**
   * Reads so many bytes, or fewer at the end of the stream.
   *
   * @param place whether it was given one of the budget's places, which it gives back
   */
  static HeldBytes read(
      InputStream in, long most, ByteBudget budget, boolean place, Cancellation cancellation)
      throws IOException {
    return read(in, most, budget, place, HeldBytes::temporaryFile, cancellation);
  }

  static HeldBytes read(
      InputStream in,
      long most,
      ByteBudget budget,
      boolean place,
      Spill spill,
      Cancellation cancellation)
      throws IOException {
    HeldBytes held = new HeldBytes(budget, place, spill);
    boolean whole = false;
    try {
      held.fill(in, most, cancellation);
      whole = true;
      return held;
    } finally {
      if (!whole) {
        held.close();
      }
    }
  }

  /** Returns none at all. */
  static HeldBytes none(ByteBudget budget) {
    return new HeldBytes(budget, false, HeldBytes::temporaryFile);
  }

  private void fill(InputStream in, long most, Cancellation cancellation) throws IOException {
    byte[] reused = new byte[0];
    int wanted;
    int read;
    do {
      cancellation.throwIfCancelled();
      wanted = (int) Math.min(CHUNK, most - size);
      if (file == null && budget.tryBytes(wanted)) {
        taken += wanted;
        byte[] chunk = new byte[wanted];
        read = in.readNBytes(chunk, 0, wanted);
        keep(chunk, read);
      } else {
        reused = reused.length == 0 ? new byte[CHUNK] : reused;
        read = in.readNBytes(reused, 0, wanted);
        write(spilled(), ByteBuffer.wrap(reused, 0, read), size);
      }
      size += read;
    } while (read == wanted && size < most);
  }

  private void keep(byte[] chunk, int read) {
    chunks.add(read == chunk.length ? chunk : Arrays.copyOf(chunk, read));
    budget.giveBytes(chunk.length - read);
    taken -= chunk.length - read;
  }

  private FileChannel spilled() throws IOException {
    FileChannel channel = file;
    if (channel == null) {
      channel = spillFile();
      file = channel;
      long position = 0;
      for (byte[] chunk : chunks) {
        write(channel, ByteBuffer.wrap(chunk), position);
        position += chunk.length;
      }
      forgetMemory();
    }
    return channel;
  }

  private FileChannel spillFile() throws IOException {
    try {
      return spill.open();
    } catch (IOException failed) {
      throw notHeld(failed);
    }
  }

  // Its reason alone, a path at times, would be taken for one of the input's.
  private static IOException notHeld(IOException failed) {
    return new IOException(
        "it cannot be held in a temporary file: " + LocalFailure.reason(failed), failed);
  }

  private static FileChannel temporaryFile() throws IOException {
    Path path = Files.createTempFile("jswift-segment-", "");
    try {
      return FileChannel.open(
          path,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException | RuntimeException | Error failed) {
      Files.deleteIfExists(path);
      throw failed;
    }
  }

  private static void write(FileChannel channel, ByteBuffer bytes, long position)
      throws IOException {
    long next = position;
    try {
      while (bytes.hasRemaining()) {
        next += channel.write(bytes, next);
      }
    } catch (IOException failed) {
      throw notHeld(failed);
    }
  }

  private void forgetMemory() {
    chunks.clear();
    budget.giveBytes(taken);
    taken = 0;
  }

  long size() {
    return size;
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
  public InputStream open() {
    return file == null
        ? new SequenceInputStream(
            Collections.enumeration(chunks.stream().map(ByteArrayInputStream::new).toList()))
        : new OfFile(file);
  }

  /** Gives back what it held; may be called twice. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    forgetMemory();
    if (place) {
      budget.givePiece();
    }
    if (file != null) {
      try {
        file.close();
      } catch (IOException stays) {
        // It is in the directory for temporary files.
      }
    }
  }

  private final class OfFile extends InputStream {
    private final FileChannel channel;
    private long position;

    OfFile(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0 || position == size) {
        return length == 0 ? 0 : -1;
      }
      int most = (int) Math.min(length, size - position);
      int read = channel.read(ByteBuffer.wrap(into, offset, most), position);
      position += Math.max(0, read);
      return read;
    }
  }
}
