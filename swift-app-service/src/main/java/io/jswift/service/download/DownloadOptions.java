package io.jswift.service.download;

import io.jswift.domain.Headers;

/**
 * How to download.
 *
 * @param headers sent with each object's GET, not with listings
 * @param skipIdentical whether a local file that has the object's bytes is left alone
 * @param checksum whether the bytes are compared with the object's MD5, and each segment's
 * @param restoreTime whether files get the modification time that the uploading client stored
 * @param shuffle whether the objects of each page are taken in random order
 */
public record DownloadOptions(
    Headers headers,
    boolean skipIdentical,
    boolean checksum,
    boolean restoreTime,
    boolean shuffle) {
  /** Everything verified, times restored, in the order of the listing. */
  public static final DownloadOptions DEFAULTS =
      new DownloadOptions(Headers.NONE, false, true, true, false);
}
