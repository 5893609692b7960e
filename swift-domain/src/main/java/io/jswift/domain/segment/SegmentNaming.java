package io.jswift.domain.segment;

import io.jswift.domain.ContainerName;
import io.jswift.domain.ObjectName;
import io.jswift.domain.ObjectPath;
import java.util.Locale;

/**
 * What the segments of one upload are called: the same names for the same file, so that an
 * interrupted upload finds what is there already. The form is python-swiftclient's.
 *
 * @param container where the segments are
 * @param prefix the beginning of every name, ending in a slash
 */
public record SegmentNaming(ContainerName container, String prefix) {
  /** Returns the names for a file of known size: {@code object/slo/mtime/size/segment size/}. */
  public static SegmentNaming ofFile(
      ContainerName container, ObjectName object, String mtime, long size, long segmentSize) {
    return new SegmentNaming(
        container, object.value() + "/slo/" + mtime + "/" + size + "/" + segmentSize + "/");
  }

  /** Returns the names for a stream: {@code object/slo/mtime/segment size/}. */
  public static SegmentNaming ofStream(
      ContainerName container, ObjectName object, String mtime, long segmentSize) {
    return new SegmentNaming(container, object.value() + "/slo/" + mtime + "/" + segmentSize + "/");
  }

  /**
   * Returns these names one level deeper, for when other content stands under them and is in use.
   */
  public SegmentNaming beside(String distinction) {
    return new SegmentNaming(container, prefix + distinction + "/");
  }

  /** Returns where the segment of that index goes. */
  public ObjectPath path(int index) {
    return container.object(prefix + String.format(Locale.ROOT, "%08d", index));
  }
}
