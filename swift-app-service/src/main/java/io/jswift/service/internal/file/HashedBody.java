package io.jswift.service.internal.file;

import io.jswift.domain.ETag;
import io.jswift.ports.transport.BodySource;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.OptionalLong;

/** A body that is hashed while it is sent; every opening begins anew. */
public final class HashedBody implements BodySource {
  private final BodySource source;
  private volatile MessageDigest digest = Md5.fresh();

  /** Wraps the body. */
  public HashedBody(BodySource source) {
    this.source = source;
  }

  /** Returns the MD5 of what was read since the last opening; ask once, after the body was sent. */
  public ETag md5() {
    return ETag.ofMd5(digest.digest());
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
    return new DigestInputStream(source.open(), md5);
  }
}
