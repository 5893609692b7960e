package io.jswift.adapter.memory.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The bytes of an object: small ones in the heap, others in a file. Never changed once written. */
sealed interface Content {
  long size();

  /** Opens a run of the bytes; what is open stays readable after {@link #drop()}. */
  InputStream open(long offset, long length) throws IOException;

  /** Returns the same bytes for another holder, who drops them, too. */
  Content shared();

  /** Frees what it holds, once every holder has. */
  void drop();

  /** Bytes in the heap. */
  final class Heap implements Content {
    private final byte[] bytes;

    Heap(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream open(long offset, long length) {
      return new ByteArrayInputStream(bytes, (int) offset, (int) Math.min(length, bytes.length));
    }

    @Override
    public Content shared() {
      return this;
    }

    @Override
    public void drop() {}
  }

  /** Bytes in a file of their own. */
  final class Spilled implements Content {
    private final Path file;
    private final long size;
    private final AtomicInteger holders;
    private final Consumer<Path> unneeded;

    /** Makes it; the consumer gets the file once nobody holds it any more. */
    Spilled(Path file, long size, int holders, Consumer<Path> unneeded) {
      this.file = file;
      this.size = size;
      this.holders = new AtomicInteger(holders);
      this.unneeded = unneeded;
    }

    @Override
    public long size() {
      return size;
    }

    Path file() {
      return file;
    }

    @Override
    public Content shared() {
      holders.incrementAndGet();
      return this;
    }

    @Override
    public InputStream open(long offset, long length) throws IOException {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      channel.position(offset);
      return new Limited(Channels.newInputStream(channel), length);
    }

    @Override
    public void drop() {
      if (holders.decrementAndGet() == 0) {
        unneeded.accept(file);
      }
    }
  }
}
