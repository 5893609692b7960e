package io.jswift.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.InvalidRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is in a data directory when its process was killed, its disk was full, or a file was cut.
 */
class DataLossTest {
  private static final String LARGE = "x".repeat(200_000);

  @TempDir Path directory;
  @TempDir Path copy;

  @BeforeEach
  void fill() {
    try (Asking swift = swift(directory)) {
      swift.ask("PUT /c", "");
      swift.ask("PUT /c/o", LARGE);
    }
  }

  private static Asking swift(Path directory) {
    return new Asking(MemorySwift.builder().data(directory).build());
  }

  private Path index() {
    return directory.resolve("index");
  }

  @Test
  void whatWasReplacedIsThereIfItsSuccessorWasNotKept() throws IOException {
    try (Asking swift = swift(directory)) {
      swift.ask("PUT /c/o", "new");
      copyAsIfKilled();
    }
    try (Asking swift = swift(copy)) {
      assertThat(swift.ask("GET /c/o", "").body()).isIn(LARGE, "new");
    }
  }

  @Test
  void whatWasDeletedIsGoneOrWhole() throws IOException {
    try (Asking swift = swift(directory)) {
      swift.ask("DELETE /c/o", "");
      copyAsIfKilled();
    }
    try (Asking swift = swift(copy)) {
      String listing = swift.ask("GET /c", "").body();
      assertThat(swift.ask("GET /c/o", "").status()).isEqualTo(listing.isEmpty() ? 404 : 200);
      assertThat(listing).isEqualTo("o\n"); // the index of before, unless a test takes seconds
    }
  }

  @Test
  void halfAnIndexBesideTheOldOneDoesNoHarm() throws IOException {
    Files.write(directory.resolve("index.new"), Arrays.copyOf(Files.readAllBytes(index()), 30));
    try (Asking swift = swift(directory)) {
      assertThat(swift.ask("GET /c/o", "").body()).isEqualTo(LARGE);
    }
  }

  @Test
  void aBodyThatIsCutIsNotServed() throws IOException {
    try (Stream<Path> bodies = Files.list(directory.resolve("bodies"))) {
      Files.write(bodies.findFirst().orElseThrow(), new byte[10]);
    }
    try (Asking swift = swift(directory)) {
      assertThat(swift.ask("GET /c/o", "").status()).isEqualTo(404);
      assertThat(swift.ask("PUT /c/o", "again").status()).isEqualTo(201);
    }
  }

  @Test
  void anIndexThatIsCutIsRefusedWhereverItEnds() throws IOException {
    byte[] whole = Files.readAllBytes(index());
    for (int length = 0; length < whole.length; length++) {
      refused(Arrays.copyOf(whole, length));
    }
    Files.write(index(), whole);
    try (Asking swift = swift(directory)) {
      assertThat(swift.ask("GET /c/o", "").body()).isEqualTo(LARGE);
    }
  }

  @Test
  void anIndexIsRefusedWhereverItIsDamaged() throws IOException {
    byte[] whole = Files.readAllBytes(index());
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) 0x80;
      refused(damaged);
    }
  }

  private void refused(byte[] index) throws IOException {
    Files.write(index(), index);
    MemorySwiftBuilder builder = MemorySwift.builder().data(directory);
    assertThatThrownBy(builder::build)
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("data directory '" + directory + "' cannot be used")
        .hasMessageContaining("its index ");
  }

  @Test
  void aDirectoryThatCouldNotBeWrittenIsWrittenTheNextTime() throws IOException {
    MemorySwift memory = MemorySwift.builder().data(directory).build();
    Asking swift = new Asking(memory);
    swift.ask("PUT /c/o", "new");
    Path inTheWay = Files.createDirectory(directory.resolve("index.new"));
    assertThatThrownBy(swift::close).isInstanceOf(UncheckedIOException.class);
    Files.delete(inTheWay);
    memory.close();
    try (Asking again = swift(directory)) {
      assertThat(again.ask("GET /c/o", "").body()).isEqualTo("new");
    }
  }

  @Test
  void whatChangedIsWrittenWhileItRuns() throws Exception {
    Path other = copy.resolve("other");
    try (Asking swift = swift(other);
        WatchService watch = other.getFileSystem().newWatchService()) {
      other.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      swift.ask("PUT /c", "");
      List<String> names = List.of();
      while (!names.contains("index")) {
        WatchKey created = watch.poll(60, TimeUnit.SECONDS);
        assertThat(created).as("nothing was written").isNotNull();
        names = created.pollEvents().stream().map(each -> each.context().toString()).toList();
        created.reset();
      }
    }
  }

  private void copyAsIfKilled() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path each : files.filter(file -> !file.equals(directory)).toList()) {
        Files.copy(each, copy.resolve(directory.relativize(each)));
      }
    }
  }
}
