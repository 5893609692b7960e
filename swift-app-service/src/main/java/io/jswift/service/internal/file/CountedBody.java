package io.jswift.service.internal.file;

import io.jswift.ports.transport.BodySource;
import io.jswift.service.internal.pool.Meter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** A body that is counted while it is sent; what an earlier opening counted is taken back. */
public final class CountedBody implements BodySource {
  private final BodySource source;
  private final Meter meter;
  private volatile long sent;

  /** Wraps the body. */
  public CountedBody(BodySource source, Meter meter) {
    this.source = source;
    this.meter = meter;
  }

  /** Returns the number of bytes read since the last opening. */
  public long sent() {
    return sent;
  }

  /** Takes back what was counted: it was sent in vain. */
  public void takeBack() {
    meter.takeBack(sent);
    sent = 0;
  }

  @Override
  public OptionalLong length() {
    return source.length();
  }

  @Override
  public boolean replayable() {
    return source.replayable();
  }

  @Override
  public InputStream open() throws IOException {
    takeBack();
    return new Counting(source.open());
  }

  private final class Counting extends FilterInputStream {
    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = in.read(into, offset, length);
      if (read > 0) {
        count += read;
        sent = count;
        meter.moved(read);
      }
      return read;
    }
  }
}
