package io.jswift.domain.segment;

import io.jswift.domain.InvalidRequestException;
import java.util.Iterator;
import java.util.stream.IntStream;

/**
 * Cuts a length into segments of equal size, the last one perhaps shorter. Nothing is held but the
 * two numbers.
 *
 * @param length of the whole, at least 1
 * @param segmentSize of each segment but the last, at least 1
 */
public record SegmentPlan(long length, long segmentSize) implements Iterable<Segment> {
  private static final long MIB = 1024 * 1024;

  /** Checks the numbers. */
  public SegmentPlan {
    if (length < 1 || segmentSize < 1) {
      throw new InvalidRequestException(
          "Cannot cut " + length + " bytes into segments of " + segmentSize + ".");
    }
    if ((length - 1) / segmentSize >= Integer.MAX_VALUE) {
      throw new InvalidRequestException(
          "Too many segments: " + length + " bytes in " + segmentSize + ".");
    }
  }

  /**
   * Returns the plan for a large object: the wanted size, made larger where there would be more
   * segments than the server takes or they would be too small, and smaller where a segment would be
   * larger than an object may be.
   *
   * @throws InvalidRequestException if no size fits
   */
  public static SegmentPlan fitting(long length, long wanted, SegmentLimits limits) {
    long least = (length - 1) / limits.most() + 1;
    long rounded = wanted < least ? (least + MIB - 1) / MIB * MIB : wanted;
    long size = Math.min(Math.max(rounded, limits.smallest()), limits.largest());
    if (size < least || size < limits.smallest()) {
      throw new InvalidRequestException(
          "An object of "
              + length
              + " bytes needs more than the "
              + limits.most()
              + " segments of "
              + limits.smallest()
              + " to "
              + limits.largest()
              + " bytes that the server takes.");
    }
    return new SegmentPlan(length, size);
  }

  /**
   * Returns the plan for a large object whose manifests may be nested: as {@link #fitting}, but
   * where even the largest segments are more than one manifest takes, it is those.
   *
   * @throws InvalidRequestException if no size fits
   */
  public static SegmentPlan nesting(long length, long wanted, SegmentLimits limits) {
    boolean one = (length - 1) / limits.most() < limits.largest();
    return one || limits.smallest() > limits.largest()
        ? fitting(length, wanted, limits)
        : new SegmentPlan(length, limits.largest());
  }

  /** Returns the number of segments. */
  public int count() {
    return (int) ((length - 1) / segmentSize + 1);
  }

  /** Returns one segment. */
  public Segment segment(int index) {
    long offset = index * segmentSize;
    return new Segment(index, offset, Math.min(segmentSize, length - offset));
  }

  @Override
  public Iterator<Segment> iterator() {
    return IntStream.range(0, count()).mapToObj(this::segment).iterator();
  }
}
