package io.jswift.adapter.memory.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body of type multipart/form-data part by part, as it comes; 64 KiB of it are in memory at
 * a time.
 */
final class FormParts {
  private static final int LONGEST_HEAD = 16 * 1024;

  private final InputStream in;
  private final byte[] mark;
  private final byte[] buffer = new byte[64 * 1024];
  private int start;
  private int end;

  /** Makes it for the parts between lines of that boundary. */
  FormParts(InputStream in, String boundary) {
    this.in = in;
    this.mark = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Reads the first boundary; false if the body does not start with it. */
  boolean begin() throws IOException {
    byte[] first = new byte[mark.length - 2];
    if (fill(first.length) < first.length) {
      return false;
    }
    System.arraycopy(buffer, start, first, 0, first.length);
    start += first.length;
    return new String(first, StandardCharsets.ISO_8859_1)
        .equals(new String(mark, 2, first.length, StandardCharsets.ISO_8859_1));
  }

  /** Returns the next part, null after the last one. What was not read of the former is skipped. */
  @Nullable FormPart next() throws IOException {
    if (fill(2) < 2 || buffer[start] == '-' && buffer[start + 1] == '-') {
      return null;
    }
    StringBuilder head = new StringBuilder();
    while (!isWhole(head)) {
      int octet = octet();
      if (octet < 0 || head.length() == LONGEST_HEAD) {
        return null;
      }
      head.append((char) octet);
    }
    return new FormPart(List.of(head.toString().trim().split("\r\n")), new Body());
  }

  private static boolean isWhole(StringBuilder head) {
    int length = head.length();
    return length >= 4 && head.substring(length - 4).equals("\r\n\r\n");
  }

  private int octet() throws IOException {
    return fill(1) < 1 ? -1 : buffer[start++] & 0xFF;
  }

  // Returns how many bytes are there, at least that many unless the body ends before.
  private int fill(int wanted) throws IOException {
    if (end - start < wanted && start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    int read = 0;
    while (end - start < wanted && read >= 0) {
      read = in.read(buffer, end, buffer.length - end);
      end += Math.max(0, read);
    }
    return end - start;
  }

  private int markAt() {
    for (int i = start; i <= end - mark.length; i++) {
      int same = 0;
      while (same < mark.length && buffer[i + same] == mark[same]) {
        same++;
      }
      if (same == mark.length) {
        return i;
      }
    }
    return -1;
  }

  /** What is before the next boundary. */
  private final class Body extends InputStream {
    private boolean ended;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
      if (ended) {
        return -1;
      }
      int there = fill(mark.length);
      int at = markAt();
      // Without a boundary in sight the last bytes may be the beginning of one.
      int safe = at >= 0 ? at - start : there < mark.length ? there : there - mark.length + 1;
      if (safe == 0) {
        ended = true;
        start += at < 0 ? 0 : mark.length;
        return -1;
      }
      int taken = Math.min(count, safe);
      System.arraycopy(buffer, start, into, offset, taken);
      start += taken;
      return taken;
    }
  }
}
