package io.jswift.domain.segment;

/**
 * A piece of a source that becomes one object of its own.
 *
 * @param index from 0
 * @param offset of its first byte in the source
 * @param length in bytes, at least 1
 */
public record Segment(int index, long offset, long length) {}
