package io.jswift.adapter.memory.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** The bytes that bzip2 packed; what is cut off ends early, as it does for Swift. */
final class Unzipped extends InputStream {
  private static final String MAGIC = "BZh";

  private final InputStream source;

  /**
   * Begins to read.
   *
   * @throws Tar.Broken if bzip2 made none of it
   */
  Unzipped(InputStream packed) throws IOException {
    PushbackInputStream whole = new PushbackInputStream(packed, MAGIC.length());
    byte[] head = whole.readNBytes(MAGIC.length());
    whole.unread(head);
    if (head.length > 0 && !MAGIC.startsWith(new String(head, StandardCharsets.ISO_8859_1))) {
      throw new Tar.Broken("invalid compressed data");
    }
    this.source = head.length < MAGIC.length() ? nullInputStream() : begun(whole);
  }

  private static InputStream begun(InputStream whole) {
    try {
      return new BZip2CompressorInputStream(whole, true);
    } catch (IOException cut) {
      return nullInputStream();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int count) {
    try {
      return source.read(into, offset, count);
    } catch (IOException cut) {
      return -1;
    }
  }
}
