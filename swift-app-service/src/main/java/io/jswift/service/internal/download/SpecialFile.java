package io.jswift.service.internal.download;

import io.jswift.ports.time.Cancellation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A device or a FIFO. A FIFO that nobody reads holds whoever opens it, and one that is full whoever
 * writes to it; cancelling frees both.
 */
final class SpecialFile extends OutputStream {
  private final FileChannel channel;
  private final Cancellation.Registration hook;

  private SpecialFile(FileChannel channel, Cancellation cancellation) {
    this.channel = channel;
    this.hook = cancellation.onCancel(() -> close(channel));
  }

  static SpecialFile open(Path path, Cancellation cancellation) throws IOException {
    AtomicReference<@Nullable FileChannel> otherEnd = new AtomicReference<>();
    FileChannel channel;
    try (Cancellation.Registration hook =
        cancellation.onCancel(() -> otherEnd.set(bothEnds(path)))) {
      channel = FileChannel.open(path, StandardOpenOption.WRITE);
    } finally {
      close(otherEnd.get());
    }
    return new SpecialFile(channel, cancellation);
  }

  // Opening a FIFO at both ends waits for nobody, and whoever waits at one has company then.
  private static @Nullable FileChannel bothEnds(Path path) {
    try {
      return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException none) {
      return null;
    }
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes, offset, count);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  @Override
  public void close() {
    hook.close();
    close(channel);
  }

  private static void close(@Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException nothingMore) {
        // Everything was written before it counted.
      }
    }
  }
}
