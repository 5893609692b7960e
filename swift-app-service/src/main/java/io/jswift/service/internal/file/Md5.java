package io.jswift.service.internal.file;

import io.jswift.domain.ETag;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.BodySource;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** MD5 of streams: Swift's ETag. */
public final class Md5 {
  private static final int BUFFER = 128 * 1024;

  private Md5() {}

  /** Returns a fresh digest. */
  public static MessageDigest fresh() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** Reads all of a body. */
  public static ETag of(BodySource body) throws IOException {
    return of(body, new Cancellation());
  }

  /**
   * Reads all of a body.
   *
   * @throws io.jswift.domain.CancelledException if that is cancelled meanwhile
   */
  public static ETag of(BodySource body, Cancellation cancellation) throws IOException {
    MessageDigest md5 = fresh();
    try (InputStream in = body.open()) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        cancellation.throwIfCancelled();
        md5.update(buffer, 0, read);
      }
    }
    return ETag.ofMd5(md5.digest());
  }
}
