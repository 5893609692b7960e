package io.jswift.conformance.keystone;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time passcodes as a user's device shows them (RFC 6238, six digits, 30 seconds). */
final class Totp {
  private Totp() {}

  static String passcode(byte[] secret, Instant when) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "RAW"));
      byte[] counter = ByteBuffer.allocate(8).putLong(when.getEpochSecond() / 30).array();
      byte[] hash = mac.doFinal(counter);
      int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 15) & 0x7FFFFFFF;
      return String.format("%06d", number % 1_000_000);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
