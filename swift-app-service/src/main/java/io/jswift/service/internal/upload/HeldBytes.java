package io.jswift.service.internal.upload;

import io.jswift.ports.transport.BodySource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that were read from a stream and are kept until they are sent: in memory, or in a temporary
 * file.
 */
final class HeldBytes implements BodySource, AutoCloseable {
  static final HeldBytes NONE = new HeldBytes(new byte[0], null, 0);

  private final byte[] bytes;
  private final @Nullable Path file;
  private final long size;

  private HeldBytes(byte[] bytes, @Nullable Path file, long size) {
    this.bytes = bytes;
    this.file = file;
    this.size = size;
  }

  /** Reads so many bytes, or fewer at the end of the stream. */
  static HeldBytes read(InputStream in, long most, boolean inMemory) throws IOException {
    if (inMemory) {
      byte[] bytes = in.readNBytes((int) most);
      return new HeldBytes(bytes, null, bytes.length);
    }
    Path file = Files.createTempFile("jswift-segment-", "");
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] buffer = new byte[128 * 1024];
      long size = 0;
      int read = 0;
      while (size < most
          && (read = in.read(buffer, 0, (int) Math.min(buffer.length, most - size))) >= 0) {
        out.write(buffer, 0, read);
        size += read;
      }
      return new HeldBytes(new byte[0], file, size);
    } catch (IOException failed) {
      Files.deleteIfExists(file);
      throw failed;
    }
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
  public InputStream open() throws IOException {
    return file == null ? new ByteArrayInputStream(bytes) : Files.newInputStream(file);
  }

  @Override
  public void close() {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException stays) {
        // It is in the directory for temporary files.
      }
    }
  }
}
