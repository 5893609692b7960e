package io.jswift.conformance.transport;

import io.jswift.ports.transport.BodySource;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** Bodies for requests. */
final class Bodies {
  private Bodies() {}

  /** Returns the octet at that place of every pattern. */
  static byte at(long place) {
    return (byte) (place * 31 + (place >> 8));
  }

  /** Returns the first octets of every pattern. */
  static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = at(i);
    }
    return bytes;
  }

  /** A body of any length that needs no memory and counts how often it is opened and closed. */
  static final class Pattern implements BodySource {
    private final OptionalLong announced;
    private final long length;
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    /** Makes one that tells its length. */
    Pattern(long length) {
      this(OptionalLong.of(length), length);
    }

    /** Makes one that announces something and has that length. */
    Pattern(OptionalLong announced, long length) {
      this.announced = announced;
      this.length = length;
    }

    int opened() {
      return opened.get();
    }

    int closed() {
      return closed.get();
    }

    @Override
    public OptionalLong length() {
      return announced;
    }

    @Override
    public boolean replayable() {
      return true;
    }

    @Override
    public InputStream open() {
      opened.incrementAndGet();
      return new InputStream() {
        private long place;

        @Override
        public int read() {
          return place == length ? -1 : at(place++) & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) {
          if (place == length) {
            return -1;
          }
          int given = (int) Math.min(count, length - place);
          for (int i = 0; i < given; i++) {
            bytes[offset + i] = at(place++);
          }
          return given;
        }

        @Override
        public void close() {
          closed.incrementAndGet();
        }
      };
    }
  }

  /** Returns a body of which every read fails with that exception, after so many octets. */
  static BodySource failing(long announced, int after, IOException failure) {
    return new BodySource() {
      @Override
      public OptionalLong length() {
        return OptionalLong.of(announced);
      }

      @Override
      public boolean replayable() {
        return false;
      }

      @Override
      public InputStream open() {
        return new InputStream() {
          private int given;

          @Override
          public int read() throws IOException {
            if (given == after) {
              throw failure;
            }
            return at(given++) & 0xFF;
          }

          @Override
          public int read(byte[] bytes, int offset, int count) throws IOException {
            int some = Math.min(Math.min(count, 1_000), Math.max(after - given, 1));
            for (int i = 0; i < some; i++) {
              bytes[offset + i] = (byte) read();
            }
            return some;
          }
        };
      }
    };
  }
}
