package io.jswift.service.internal.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.ports.time.Cancellation;
import io.jswift.service.Inputs;
import io.jswift.service.internal.pool.ByteBudget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Held bytes come back as they were, and nothing of them is left behind. */
class HeldBytesTest {
  private static final int CHUNK = 256 * 1024;

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static HeldBytes hold(InputStream in, long most, ByteBudget budget) throws IOException {
    return HeldBytes.read(in, most, budget, budget.tryPiece(), new Cancellation());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1000000", "1, 1000000", "262144, 1000000", "262145, 1000000", "900000, 1000000",
    "0, 0", "1, 0", "900000, 0", "900000, 300000", "900000, 600000",
  })
  void theyComeBackAsOftenAsAskedAndGiveBackAllTheyTook(int size, long memory) throws IOException {
    ByteBudget budget = new ByteBudget(memory, 3);
    byte[] input = bytes(size + 5);

    HeldBytes held = hold(new ByteArrayInputStream(input), size, budget);

    assertThat(held.size()).isEqualTo(size);
    assertThat(budget.freePieces()).isEqualTo(2);
    for (int i = 0; i < 2; i++) {
      try (InputStream in = held.open()) {
        assertThat(in.readAllBytes()).isEqualTo(java.util.Arrays.copyOf(input, size));
      }
    }
    held.close();
    held.close();
    assertThat(budget.freeBytes()).isEqualTo(memory);
    assertThat(budget.freePieces()).isEqualTo(3);
  }

  @Test
  void onlyWhatIsThereIsTakenFromTheBudget() throws IOException {
    ByteBudget budget = new ByteBudget(1_000_000, 3);
    try (HeldBytes held = hold(new ByteArrayInputStream(bytes(10)), 900_000, budget)) {
      assertThat(held.size()).isEqualTo(10);
      assertThat(budget.freeBytes()).isEqualTo(1_000_000 - 10);
    }
  }

  @Test
  void theTemporaryFileHasNoNameAnybodyCouldLeaveBehind() throws IOException {
    long before = files();
    try (HeldBytes held =
        hold(new ByteArrayInputStream(bytes(CHUNK)), CHUNK, new ByteBudget(0, 1))) {
      assertThat(held.size()).isEqualTo(CHUNK);
      assertThat(files()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "300000", "1000000"})
  void aSourceThatThrowsLeavesNothing(long memory) throws IOException {
    InputStream broken = Inputs.throwing(new StackOverflowError());
    ByteBudget budget = new ByteBudget(memory, 1);
    InputStream in = new SequenceInputStream(new ByteArrayInputStream(bytes(2 * CHUNK)), broken);

    assertThatThrownBy(() -> hold(in, 3 * CHUNK, budget)).isInstanceOf(StackOverflowError.class);

    assertThat(budget.freeBytes()).isEqualTo(memory);
    assertThat(budget.freePieces()).isEqualTo(1);
  }

  @Test
  void aFullDiskIsSaidToBeOne() {
    ByteBudget budget = new ByteBudget(300_000, 1);
    InputStream in = new ByteArrayInputStream(bytes(3 * CHUNK));
    assertThatThrownBy(
            () ->
                HeldBytes.read(
                    in,
                    3 * CHUNK,
                    budget,
                    budget.tryPiece(),
                    () -> FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE),
                    new Cancellation()))
        .isInstanceOf(IOException.class)
        .hasMessage("it cannot be held in a temporary file: No space left on device");
    assertThat(budget.freeBytes()).isEqualTo(300_000);
    assertThat(budget.freePieces()).isEqualTo(1);
  }

  @Test
  void aMissingDirectoryIsNotTakenForTheInput() {
    ByteBudget budget = new ByteBudget(0, 1);
    Path missing = Path.of("/nowhere at all");
    assertThatThrownBy(
            () ->
                HeldBytes.read(
                    new ByteArrayInputStream(bytes(CHUNK)),
                    CHUNK,
                    budget,
                    budget.tryPiece(),
                    () -> FileChannel.open(Files.createTempFile(missing, "x", "")),
                    new Cancellation()))
        .isInstanceOf(IOException.class)
        .hasMessage("it cannot be held in a temporary file: No such file or directory");
    assertThat(budget.freePieces()).isEqualTo(1);
  }

  private static long files() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(each -> each.getFileName().toString().startsWith("jswift-segment-"))
          .count();
    }
  }
}
