package io.jswift.domain.segment;

import io.jswift.domain.ETag;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The MD5 of a few bytes, as an ETag. */
final class Md5 {
  private Md5() {}

  static ETag etag(byte[] bytes) {
    try {
      return ETag.ofMd5(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
