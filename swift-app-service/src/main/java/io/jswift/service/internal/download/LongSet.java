package io.jswift.service.internal.download;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A set of hashes in 16 to 32 bytes each; 0 is never in it. */
final class LongSet {
  private static final int FIRST = 64;
  private static final long PRIME = 0x100000001b3L;
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long MIX = 0x9e3779b97f4a7c15L;

  private long[] table = new long[FIRST];
  private int size;

  /** Returns 64 bits of a text (FNV-1a), never 0. */
  static long hash(String text) {
    long hash = BASIS;
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ each) * PRIME;
    }
    return hash == 0 ? 1 : hash;
  }

  int size() {
    return size;
  }

  boolean has(long value) {
    return table[place(value)] == value;
  }

  void add(long value) {
    int place = place(value);
    if (table[place] != value) {
      table[place] = value;
      size++;
      if (size * 2 > table.length) {
        grow();
      }
    }
  }

  private void grow() {
    long[] before = table;
    table = new long[before.length * 2];
    Arrays.stream(before).filter(each -> each != 0).forEach(each -> table[place(each)] = each);
  }

  private int place(long value) {
    int at = (int) (value * MIX >>> 32) & table.length - 1;
    while (table[at] != 0 && table[at] != value) {
      at = at + 1 & table.length - 1;
    }
    return at;
  }
}
