package io.jswift.domain.signature;

import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.Secret;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Leave to upload from a browser's form to names under a path. Immutable.
 *
 * @param path raw: {@code /v1/account/container} with an optional {@code /prefix} of the names
 * @param redirect where the browser goes afterwards; empty for nowhere
 * @param maxFileSize bytes that one file may have at most
 * @param maxFileCount files that one form may send at most, from 1
 * @param expires the end, in whole seconds
 * @param digest the HMAC
 */
public record FormPost(
    String path,
    String redirect,
    long maxFileSize,
    long maxFileCount,
    Instant expires,
    SignatureDigest digest) {
  /**
   * Checks the values.
   *
   * @throws InvalidRequestException if one cannot be signed
   */
  public FormPost {
    expires = expires.truncatedTo(ChronoUnit.SECONDS);
    SignedText.check("path", path);
    SignedText.check("redirect", redirect);
    if (!path.matches("(?s)/[^/]+/[^/]+/[^/]+(/.*)?")) {
      throw new InvalidRequestException(
          "Not a path for a form, /v1/a/c or /v1/a/c/prefix: " + path);
    }
    if (redirect.indexOf('\n') >= 0) {
      throw new InvalidRequestException("The redirect of a form holds a line break.");
    }
    if (maxFileSize < 0 || maxFileCount < 1) {
      throw new InvalidRequestException(
          "A form takes files of 0 bytes or more, and at least one: max_file_size "
              + maxFileSize
              + ", max_file_count "
              + maxFileCount
              + ".");
    }
  }

  /** Returns the signature. */
  public String signature(Secret key) {
    return digest.sign(
        key,
        String.join(
            "\n",
            path,
            redirect,
            Long.toString(maxFileSize),
            Long.toString(maxFileCount),
            Long.toString(expires.getEpochSecond())));
  }

  /** Returns the form's hidden fields, in the order in which they go before the files. */
  public Map<String, String> fields(Secret key) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("redirect", redirect);
    fields.put("max_file_size", Long.toString(maxFileSize));
    fields.put("max_file_count", Long.toString(maxFileCount));
    fields.put("expires", Long.toString(expires.getEpochSecond()));
    fields.put("signature", signature(key));
    return fields;
  }
}
