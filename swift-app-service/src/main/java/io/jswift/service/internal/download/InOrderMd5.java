package io.jswift.service.internal.download;

import io.jswift.domain.ETag;
import io.jswift.service.internal.file.Md5;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;

/**
 * The MD5 of a whole file whose parts land in any order: whoever brings the next one in order reads
 * it, and those after it that are there, back from the file, most often from memory still.
 */
final class InOrderMd5 {
  private static final int BUFFER = 256 * 1024;

  private final PartialFile file;
  private final MessageDigest digest = Md5.fresh();
  private final Map<Long, Long> landed = new HashMap<>();
  private long next;
  private boolean busy;

  InOrderMd5(PartialFile file) {
    this.file = file;
  }

  /** Takes a part that is in the file. */
  void landed(Part part) {
    synchronized (this) {
      landed.put(part.offset(), part.length());
      if (busy) {
        return;
      }
      busy = true;
    }
    byte[] buffer = new byte[BUFFER];
    for (long length = following(); length > 0; length = following()) {
      for (long done = 0; done < length; ) {
        int count = (int) Math.min(BUFFER, length - done);
        file.read(ByteBuffer.wrap(buffer, 0, count), next + done);
        digest.update(buffer, 0, count);
        done += count;
      }
      next += length;
    }
  }

  private synchronized long following() {
    Long length = landed.remove(next);
    busy = length != null;
    return length == null ? 0 : length;
  }

  /** Returns the MD5; ask once, after all parts have landed. */
  synchronized ETag md5() {
    return ETag.ofMd5(digest.digest());
  }
}
