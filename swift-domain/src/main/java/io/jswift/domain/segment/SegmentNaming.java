package io.jswift.domain.segment;

import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.ObjectName;
import io.jswift.domain.ObjectPath;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What the segments of one upload are called: the same names for the same file, so that an
 * interrupted upload finds what is there already. The form is python-swiftclient's.
 *
 * @param container where the segments are
 * @param prefix the beginning of every name, ending in a slash
 */
public record SegmentNaming(ContainerName container, String prefix) {
  private static final int LONGEST_ENDING = 8 + 1 + 32;
  private static final String ENDING =
      "(slo/)?-?\\d+\\.\\d+/(\\d+/)?\\d+(-\\d+)?/(manifest-\\d+-)?\\d{8}(-[0-9a-f]{32})?";
  private static final Pattern AFTER_OBJECT = Pattern.compile(ENDING);
  private static final Pattern ANY = Pattern.compile("(?s).+/" + ENDING);

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
   * Returns the same names for a dynamic large object, which python-swiftclient writes without
   * {@code slo/}.
   */
  public SegmentNaming dynamic() {
    int mark = prefix.lastIndexOf("/slo/");
    return mark < 0
        ? this
        : new SegmentNaming(container, prefix.substring(0, mark) + prefix.substring(mark + 4));
  }

  /**
   * Returns other names for the same segments. Neither prefix begins with the other, so a dynamic
   * large object over the one does not see the other's segments.
   *
   * @param number 0 for these names themselves
   */
  public SegmentNaming another(int number) {
    return number == 0
        ? this
        : new SegmentNaming(
            container, prefix.substring(0, prefix.length() - 1) + "-" + number + "/");
  }

  /** Returns where the segment of that index goes. */
  public ObjectPath path(int index) {
    return container.object(prefix + eightDigits(index));
  }

  /** Returns where that segment goes if other content stands in its place. */
  public ObjectPath beside(int index, ETag md5) {
    return container.object(prefix + eightDigits(index) + "-" + md5);
  }

  /**
   * Returns where a manifest of segments goes that is a segment of another manifest.
   *
   * @param level 0 where it lists segments of the input, one more for each level above
   */
  public ObjectPath manifest(int level, int number) {
    return container.object(prefix + "manifest-" + level + "-" + eightDigits(number));
  }

  /** Returns the index of the segment of that name; empty if it is none of {@link #path}'s. */
  public OptionalInt index(String name) {
    if (!name.startsWith(prefix)) {
      return OptionalInt.empty();
    }
    String digits = name.substring(prefix.length());
    boolean number = digits.length() == 8 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
  }

  /**
   * Checks that the server takes names as long as these.
   *
   * @throws InvalidRequestException if it does not
   */
  public void requireFit(ObjectName object, long longestName) {
    int length = prefix.codePointCount(0, prefix.length()) + LONGEST_ENDING;
    if (length > longestName) {
      throw new InvalidRequestException(
          "'"
              + object
              + "' needs segments, whose names of "
              + length
              + " characters would be longer than the "
              + longestName
              + " that the server takes; use a shorter object name.");
    }
  }

  /**
   * Returns whether a segment's name says that it was made for another object than this one: it has
   * the form that uploading clients use, and another object's name before it. Such a segment may be
   * in use there, as after the copy of a manifest.
   */
  public static boolean madeForAnother(ObjectName object, ObjectName segment) {
    String own = object.value() + "/";
    boolean ours =
        segment.value().startsWith(own)
            && AFTER_OBJECT.matcher(segment.value().substring(own.length())).matches();
    return !ours && ANY.matcher(segment.value()).matches();
  }

  private static String eightDigits(int number) {
    return String.format(Locale.ROOT, "%08d", number);
  }
}
