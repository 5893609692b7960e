package io.jswift.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bytes of every object: one block of a MiB, again and again. So the MD5 of what begins at a
 * whole MiB depends on its length alone.
 */
final class Content {
  private static final int BLOCK = 1 << 20;

  private final FileChannel file;
  private final byte[] block;
  private final Map<Long, String> md5s = new ConcurrentHashMap<>();

  private Content(FileChannel file, byte[] block) {
    this.file = file;
    this.block = block;
  }

  /** Opens the file, and makes it first if it has not that size. */
  static Content of(Path path, long size) throws IOException {
    byte[] block = new byte[BLOCK];
    new Random(1).nextBytes(block);
    if (!Files.exists(path) || Files.size(path) != size) {
      try (FileChannel out =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        for (long left = size; left > 0; left -= Math.min(left, BLOCK)) {
          out.write(ByteBuffer.wrap(block, 0, (int) Math.min(left, BLOCK)));
        }
      }
    }
    return new Content(FileChannel.open(path, StandardOpenOption.READ), block);
  }

  FileChannel file() {
    return file;
  }

  /** Returns the MD5 of so many bytes; calculated when first asked for. */
  String md5(long length) {
    return md5s.computeIfAbsent(length, this::calculate);
  }

  private String calculate(long length) {
    MessageDigest digest = digest();
    for (long left = length; left > 0; left -= Math.min(left, BLOCK)) {
      digest.update(block, 0, (int) Math.min(left, BLOCK));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException absent) {
      throw new UncheckedIOException(new IOException("This Java has no MD5", absent));
    }
  }
}
