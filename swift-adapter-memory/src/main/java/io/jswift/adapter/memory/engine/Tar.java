package io.jswift.adapter.memory.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a tar archive as it comes: ustar, pax and GNU's long names. */
final class Tar {
  private static final int BLOCK = 512;
  private static final String REGULAR = "0\0007S";

  /**
   * One entry.
   *
   * @param name its octets as ISO 8859-1 characters
   * @param file whether it is a regular file
   * @param size of what follows
   * @param attributes of its pax header
   */
  record Entry(String name, boolean file, long size, Map<String, String> attributes) {}

  /** What is no tar archive. */
  static final class Broken extends IOException {
    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message);
    }
  }

  private final InputStream in;
  private final Map<String, String> global = new LinkedHashMap<>();
  private InputStream content = InputStream.nullInputStream();
  private int padding;
  private boolean first = true;

  Tar(InputStream in) {
    this.in = in;
  }

  /**
   * Returns the next entry, null after the last one. What was not read of the former is skipped.
   */
  @Nullable Entry next() throws IOException {
    Map<String, String> own = new LinkedHashMap<>();
    while (true) {
      finish();
      byte[] head = in.readNBytes(BLOCK);
      String fault = fault(head);
      if (!fault.isEmpty() && first) {
        throw new Broken(fault);
      }
      if (!fault.isEmpty() || blank(head)) {
        return null;
      }
      first = false;
      char type = (char) head[156];
      long size = number(head, 124, 12);
      switch (type) {
        case 'x' -> own.putAll(attributes(bytes(size)));
        case 'g' -> global.putAll(attributes(bytes(size)));
        case 'L' -> own.put("path", text(bytes(size), 0, (int) size));
        case 'K' -> bytes(size);
        default -> {
          return entry(head, type, size, own);
        }
      }
    }
  }

  private Entry entry(byte[] head, char type, long told, Map<String, String> own) {
    Map<String, String> all = new LinkedHashMap<>(global);
    all.putAll(own);
    String prefix = text(head, 345, 155);
    boolean posix = text(head, 257, 6).equals("ustar") && head[262] == 0;
    String plain = text(head, 0, 100);
    String name = posix && !prefix.isEmpty() ? prefix + "/" + plain : plain;
    String path = all.getOrDefault("path", name);
    boolean file = REGULAR.indexOf(type) >= 0 && !(type == 0 && path.endsWith("/"));
    String sized = all.getOrDefault("size", "");
    long size = sized.matches("\\d{1,18}") ? Long.parseLong(sized) : told;
    boolean follows = file || "123456".indexOf(type) < 0;
    content = new Limited(in, follows ? size : 0);
    padding = follows ? (int) (-size & BLOCK - 1) : 0;
    return new Entry(path.replaceFirst("/+$", ""), file, size, all);
  }

  /** Returns the bytes of the entry that {@link #next} gave last. */
  InputStream content() {
    return content;
  }

  private void finish() throws IOException {
    content.skipNBytes(0);
    byte[] scrap = new byte[8192];
    while (content.read(scrap) >= 0) {
      // what nobody wanted
    }
    in.readNBytes(padding);
    padding = 0;
    content = InputStream.nullInputStream();
  }

  private byte[] bytes(long size) throws IOException {
    if (size > 1 << 20) {
      throw new Broken("header too large");
    }
    byte[] bytes = in.readNBytes((int) size);
    in.readNBytes((int) (-size & BLOCK - 1));
    return bytes;
  }

  private static String fault(byte[] head) {
    if (head.length < BLOCK) {
      return head.length == 0 ? "empty file" : "truncated header";
    }
    if (blank(head)) {
      return "";
    }
    long told = number(head, 148, 8);
    if (told < 0) {
      return "invalid header";
    }
    long sum = 8 * ' ';
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? 0 : head[i] & 0xFF;
    }
    return sum == told ? "" : "bad checksum";
  }

  private static boolean blank(byte[] head) {
    return Arrays.equals(head, new byte[BLOCK]);
  }

  // Octal text, or GNU's binary form for what is too large for it; -1 if it is neither.
  private static long number(byte[] head, int offset, int length) {
    if ((head[offset] & 0x80) != 0) {
      long value = head[offset] & 0x7F;
      for (int i = 1; i < length; i++) {
        value = value << 8 | head[offset + i] & 0xFF;
      }
      return value;
    }
    String text = text(head, offset, length).trim();
    return text.matches("[0-7]{0,20}") ? text.isEmpty() ? 0 : Long.parseLong(text, 8) : -1;
  }

  private static String text(byte[] head, int offset, int length) {
    int end = offset;
    while (end < offset + length && head[end] != 0) {
      end++;
    }
    return new String(head, offset, end - offset, StandardCharsets.ISO_8859_1);
  }

  // Records of the form "length key=value\n", the length counting itself.
  private static Map<String, String> attributes(byte[] bytes) throws Broken {
    Map<String, String> attributes = new LinkedHashMap<>();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = 0;
    while (at < text.length() && text.charAt(at) != 0) {
      int blank = text.indexOf(' ', at);
      String length = blank < 0 ? "" : text.substring(at, blank);
      int end = length.matches("\\d{1,7}") ? at + Integer.parseInt(length) : -1;
      int equals = text.indexOf('=', at);
      if (end > text.length() || equals < 0 || equals >= end) {
        throw new Broken("invalid header");
      }
      attributes.put(text.substring(blank + 1, equals), text.substring(equals + 1, end - 1));
      at = end;
    }
    return attributes;
  }
}
