package io.jswift.domain.signature;

import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The HMAC of a signature. A cluster tells at {@code /info} which it takes. */
public enum SignatureDigest {
  /** HMAC-SHA1, forty hexadecimal digits; deprecated, a cluster may refuse it. */
  SHA1("HmacSHA1"),
  /** HMAC-SHA256, sixty-four hexadecimal digits; the default. */
  SHA256("HmacSHA256"),
  /** HMAC-SHA512, written as {@code sha512:} and URL-safe Base64 without padding. */
  SHA512("HmacSHA512");

  private final String algorithm;

  SignatureDigest(String algorithm) {
    this.algorithm = algorithm;
  }

  /**
   * Reads {@code sha1}, {@code sha256} or {@code sha512}.
   *
   * @throws InvalidRequestException if it is none of them
   */
  public static SignatureDigest parse(String name) {
    return switch (name) {
      case "sha1" -> SHA1;
      case "sha256" -> SHA256;
      case "sha512" -> SHA512;
      default -> throw new InvalidRequestException("digest must be one of sha1, sha256, or sha512");
    };
  }

  /** Returns the signature of a text's UTF-8 form. */
  String sign(Secret key, String message) {
    byte[] keyBytes = key.reveal().getBytes(StandardCharsets.UTF_8);
    if (keyBytes.length == 0) {
      throw new InvalidRequestException("The key of a signature is empty.");
    }
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(keyBytes, algorithm));
      byte[] sum = mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
      return this == SHA512
          ? "sha512:" + Base64.getUrlEncoder().withoutPadding().encodeToString(sum)
          : HexFormat.of().formatHex(sum);
    } catch (GeneralSecurityException missing) {
      throw new InvalidRequestException("This Java cannot compute " + algorithm + ".", missing);
    }
  }
}
