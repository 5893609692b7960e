package io.jswift.service.internal.file;

import io.jswift.domain.ETag;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.internal.pool.Meter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.OptionalLong;

/** A body that is hashed and counted while it is sent; every opening begins anew. */
public final class HashedBody implements BodySource {
  private final BodySource source;
  private final Meter meter;
  private volatile MessageDigest digest = Md5.fresh();
  private volatile long sent;

  /** Wraps the body. */
  public HashedBody(BodySource source, Meter meter) {
    this.source = source;
    this.meter = meter;
  }

  /** Returns the MD5 of what was read since the last opening; ask once, after the body was sent. */
  public ETag md5() {
    return ETag.ofMd5(digest.digest());
  }

  /** Returns the number of bytes read since the last opening. */
  public long sent() {
    return sent;
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
    MessageDigest md5 = Md5.fresh();
    digest = md5;
    meter.takeBack(sent);
    sent = 0;
    return new Hashing(source.open(), md5);
  }

  private final class Hashing extends FilterInputStream {
    private final MessageDigest md5;
    private long count;

    Hashing(InputStream in, MessageDigest md5) {
      super(in);
      this.md5 = md5;
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
        md5.update(into, offset, read);
        count += read;
        sent = count;
        meter.moved(read);
      }
      return read;
    }
  }
}
