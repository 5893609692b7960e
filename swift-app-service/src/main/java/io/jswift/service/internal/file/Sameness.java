package io.jswift.service.internal.file;

import io.jswift.domain.ETag;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.Segment;
import io.jswift.domain.segment.SloManifest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Whether a local file has an object's bytes, found out without moving them. */
public final class Sameness {
  private Sameness() {}

  /**
   * Compares.
   *
   * @param manifest of a static large object; null for a plain one
   * @return false also where it cannot be told, as for parts of segments
   */
  public static boolean of(FileBody file, ObjectInfo info, @Nullable SloManifest manifest) {
    if (info.contentLength().orElse(-1) != file.size()) {
      return false;
    }
    try {
      if (info.kind() == ObjectInfo.Kind.PLAIN) {
        ETag etag = info.etag().orElse(new ETag(""));
        return etag.isMd5() && Md5.of(file).matches(etag);
      }
      return manifest != null && manifest.length() == file.size() && segmentsMatch(file, manifest);
    } catch (IOException unreadable) {
      throw LocalFailure.reading(file.file(), unreadable);
    }
  }

  private static boolean segmentsMatch(FileBody file, SloManifest manifest) throws IOException {
    long offset = 0;
    int index = 0;
    for (ManifestEntry entry : manifest.entries()) {
      boolean whole =
          entry instanceof ManifestEntry.Part part && part.rangeOrNull() == null && !part.nested();
      if (!whole && !(entry instanceof ManifestEntry.Inline)) {
        return false;
      }
      FileBody part = file.part(new Segment(index++, offset, entry.length()));
      if (!Md5.of(part).matches(new ETag(entry.etagText()))) {
        return false;
      }
      offset += entry.length();
    }
    return true;
  }
}
