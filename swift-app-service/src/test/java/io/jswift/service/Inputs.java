package io.jswift.service;

import java.io.IOException;
import java.io.InputStream;

/** Streams whose every read does something. */
public final class Inputs {
  private Inputs() {}

  /** What a read does. */
  public interface Read {
    /** Returns what the read returns. */
    int read() throws IOException;
  }

  /** Returns a stream that does this. */
  public static InputStream of(Read each) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return each.read();
      }

      @Override
      public int read(byte[] into, int offset, int count) throws IOException {
        return count == 0 ? 0 : each.read();
      }
    };
  }

  /** Returns a stream that throws this. */
  public static InputStream throwing(RuntimeException failure) {
    return of(
        () -> {
          throw failure;
        });
  }

  /** Returns a stream that throws this. */
  public static InputStream throwing(Error failure) {
    return of(
        () -> {
          throw failure;
        });
  }
}
