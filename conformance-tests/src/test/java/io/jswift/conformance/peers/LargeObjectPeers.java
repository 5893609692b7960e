package io.jswift.conformance.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Large objects of every kind that one client writes: the others read them, know that they have
 * them already, and leave nothing of them behind when they replace or delete them.
 */
abstract class LargeObjectPeers {
  private static final int SIZE = 3 * 1024 * 1024 + 17;
  private static final String SEGMENT = Integer.toString(1024 * 1024);

  @TempDir Path work;
  private Programs programs;
  private String container;
  private Path file;

  /** Returns where to log in as {@code test:tester}; empty if this Swift is not there. */
  abstract String authUrl();

  /** How a large object came to be. */
  enum Writer {
    OUR_STATIC,
    OUR_DYNAMIC,
    OUR_PIPE,
    OUR_DYNAMIC_PIPE,
    OUR_NESTED,
    PYTHON_STATIC,
    PYTHON_DYNAMIC,
    RCLONE
  }

  @BeforeEach
  final void prepare() throws IOException {
    org.junit.jupiter.api.Assumptions.assumeTrue(
        !authUrl().isEmpty(),
        "No real Swift: JSWIFT_REAL_AUTH is not set (see conformance-tests/real-swift).");
    programs = new Programs(authUrl(), work);
    container = "large-" + Long.toString(System.nanoTime(), 36);
    file = work.resolve("o");
    Files.write(file, bytes(1));
  }

  @AfterEach
  final void clean() {
    if (programs != null) {
      programs.ours("delete", container);
      programs.ours("delete", container + "_segments");
    }
  }

  private static byte[] bytes(int seed) {
    byte[] bytes = new byte[SIZE];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private void write(Writer writer) throws IOException {
    String path = file.toString();
    byte[] all = Files.readAllBytes(file);
    switch (writer) {
      case OUR_STATIC -> ours(path, "-S", SEGMENT);
      case OUR_DYNAMIC -> ours(path, "-S", SEGMENT, "--use-dlo");
      case OUR_PIPE -> piped(all, "-S", SEGMENT);
      case OUR_DYNAMIC_PIPE -> piped(all, "-S", SEGMENT, "--use-dlo");
      // More than the thousand segments that one manifest names.
      case OUR_NESTED -> piped(all, "-S", "3100", "-q");
      case PYTHON_STATIC -> python(path, "-S", SEGMENT, "--use-slo");
      case PYTHON_DYNAMIC -> python(path, "-S", SEGMENT);
      case RCLONE ->
          programs.rclone("copyto", path, "x:" + container + "/o", "--swift-chunk-size", "1M");
    }
  }

  private String ours(String path, String... more) {
    return programs.ours(words(List.of("upload", container, path, "--object-name", "o"), more));
  }

  private String python(String path, String... more) {
    return programs.python(words(List.of("upload", container, path, "--object-name", "o"), more));
  }

  private void piped(byte[] input, String... more) {
    InputStream in = new ByteArrayInputStream(input);
    programs.ours(in, words(List.of("upload", container, "-", "--object-name", "o"), more));
  }

  private static String[] words(List<String> first, String... more) {
    String[] all = Arrays.copyOf(first.toArray(new String[0]), first.size() + more.length);
    System.arraycopy(more, 0, all, first.size(), more.length);
    return all;
  }

  private List<String> segments() {
    return programs.ours("list", container + "_segments").lines().toList();
  }

  @ParameterizedTest
  @EnumSource(Writer.class)
  void everybodyReadsIt(Writer writer) throws IOException {
    write(writer);
    Path copy = work.resolve("copy");
    programs.python("download", container, "o", "-o", copy.toString());
    assertThat(copy).hasSameBinaryContentAs(file);
    Files.delete(copy);
    programs.rclone("copyto", "x:" + container + "/o", copy.toString());
    assertThat(copy).hasSameBinaryContentAs(file);
    Files.delete(copy);
    programs.ours("download", container, "o", "-o", copy.toString());
    assertThat(copy).hasSameBinaryContentAs(file);
  }

  @ParameterizedTest
  @EnumSource(Writer.class)
  void weKnowThatItIsThereAndReplaceIt(Writer writer) throws IOException {
    write(writer);
    List<String> before = segments();
    assertThat(before).hasSizeGreaterThan(1);
    ours(file.toString(), "-S", SEGMENT, "--skip-identical");
    assertThat(segments()).as("skipped").isEqualTo(before);

    Files.write(file, bytes(2));
    ours(file.toString(), "-S", SEGMENT, "--skip-identical");
    assertThat(segments()).as("only the new ones").hasSize(4).doesNotContainAnyElementsOf(before);

    Files.write(file, new byte[10]);
    ours(file.toString());
    assertThat(segments()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Writer.class,
      names = {"OUR_STATIC", "OUR_DYNAMIC", "OUR_PIPE", "OUR_DYNAMIC_PIPE", "OUR_NESTED"})
  void pythonKnowsThatOursIsThere(Writer writer) throws IOException {
    write(writer);
    List<String> before = segments();
    python(file.toString(), "-S", SEGMENT, "--skip-identical");
    assertThat(segments()).isEqualTo(before);
  }
}
