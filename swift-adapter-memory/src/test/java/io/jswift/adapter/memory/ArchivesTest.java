package io.jswift.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArchivesTest {
  private final Asking swift = new Asking(MemorySwift.start());

  @AfterEach
  void close() {
    swift.close();
  }

  /** An entry: a head of the given type, and the text in whole blocks. */
  private static String entry(String name, char type, String text) {
    StringBuilder head = new StringBuilder("\0".repeat(512));
    head.replace(0, name.length(), name);
    head.replace(124, 136, String.format("%011o\0", text.length()));
    head.replace(148, 156, "        ");
    head.setCharAt(156, type);
    head.replace(257, 265, "ustar\00000");
    int sum = head.chars().sum();
    head.replace(148, 156, String.format("%06o\0 ", sum));
    return head + text + "\0".repeat((512 - text.length() % 512) % 512);
  }

  private static final String END = "\0".repeat(1024);

  private static String pax(String record) {
    int length = record.length() + (record.length() < 96 ? 4 : 5); // it counts its own digits
    return entry("pax", 'x', length + " " + record + "\n");
  }

  @Test
  void filesBecomeObjectsAndOthersDoNot() {
    String tar = entry("d/", '5', "") + entry("./d/a.txt", '0', "A") + entry("l", '2', "") + END;

    assertThat(swift.ask("PUT /c?extract-archive=tar", tar).body())
        .contains("Number Files Created: 1\n", "Response Status: 201 Created");
    assertThat(swift.ask("GET /c", "").body()).isEqualTo("d/a.txt\n");
    assertThat(swift.ask("HEAD /c/d/a.txt", "").header("Content-Type")).isEqualTo("text/plain");
  }

  @Test
  void paxHeadersNameFilesAndCarryAttributes() {
    String named = pax("path=" + "n".repeat(120)) + entry("short", '0', "A");
    String typed = pax("SCHILY.xattr.user.mime_type=my/type") + entry("b", '0', "B");

    swift.ask("PUT /c?extract-archive=tar", named + typed + END);

    assertThat(swift.ask("GET /c/" + "n".repeat(120), "").body()).isEqualTo("A");
    assertThat(swift.ask("GET /c/b", "").header("Content-Type")).isEqualTo("my/type");
  }

  @Test
  void longNamesOfGnuAreTaken() {
    String tar = entry("l", 'L', "n".repeat(200) + "\0") + entry("short", '0', "A") + END;
    swift.ask("PUT /c?extract-archive=tar", tar);
    assertThat(swift.ask("GET /c/" + "n".repeat(200), "").body()).isEqualTo("A");
  }

  @Test
  void gzipIsUndone() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write((entry("a", '0', "A") + END).getBytes(StandardCharsets.ISO_8859_1));
    }
    swift.ask("PUT /c?extract-archive=tar.gz", zipped.toString(StandardCharsets.ISO_8859_1));
    assertThat(swift.ask("GET /c/a", "").body()).isEqualTo("A");
  }

  @Test
  void whatIsCutOffSaysSo() {
    String tar = entry("a", '0', "A".repeat(600));
    assertThat(swift.ask("PUT /c?extract-archive=tar", tar.substring(0, 900)).body())
        .contains("unexpected end of data", "400 Bad Request", "c/a, 500");
  }

  @Test
  void bzip2IsUndone() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (BZip2CompressorOutputStream out = new BZip2CompressorOutputStream(zipped)) {
      out.write((entry("a", '0', "A") + END).getBytes(StandardCharsets.ISO_8859_1));
    }
    swift.ask("PUT /c?extract-archive=tar.bz2", zipped.toString(StandardCharsets.ISO_8859_1));
    assertThat(swift.ask("GET /c/a", "").body()).isEqualTo("A");
    assertThat(swift.ask("PUT /c?extract-archive=tar.bz2", "no archive").body())
        .contains("invalid compressed data");
  }
}
