package io.jswift.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.cli.options.CommandLineReader;
import io.jswift.cli.options.GlobalOptions;
import io.jswift.cli.options.Stop;
import io.jswift.cli.options.TransferOptions;
import io.jswift.cli.output.Output;
import io.jswift.service.progress.Progress;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a terminal shows while a transfer goes on, and that nothing else ever sees it. */
class TransferTest {
  private static final String BAR =
      " 50% [######      ] 1/2 items  1.0M/2.0M  512K/s  0:02 left";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Output output = new Output(out, err);

  private static Progress at(int seconds, boolean ended) {
    return new Progress(1, 0, 0, 2, 1 << 20, 2 << 20, true, 3, Duration.ofSeconds(seconds), ended);
  }

  private Transfer transfer(boolean terminal, boolean onlyBytes, String... arguments) {
    TransferOptions options = new TransferOptions();
    CommandLineReader.read(List.of(arguments), new GlobalOptions(), options);
    return new Transfer(options, output, terminal, onlyBytes);
  }

  private static void go(Transfer transfer) {
    transfer.runOptions().progress().progressed(at(0, false));
    transfer.runOptions().progress().progressed(at(2, false));
    transfer.runOptions().progress().progressed(at(2, true));
    transfer.end();
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private String out() {
    output.flush();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aTerminalShowsALineAndTakesItAway() {
    go(transfer(true, false));
    assertThat(err()).isEqualTo(BAR + "\r\033[K");
    assertThat(out()).isEmpty();
  }

  @Test
  void linesAreWrittenAboveIt() {
    Transfer transfer = transfer(true, false);
    transfer.runOptions().progress().progressed(at(2, false));
    output.line("a");
    assertThat(out.size()).isZero();
    transfer.runOptions().progress().progressed(at(2, false));
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("a\n");
    output.error("wrong");
    assertThat(err()).isEqualTo(BAR + "\r\033[K" + BAR + "\r\033[Kwrong\n");
  }

  @Test
  void nothingElseSeesIt() {
    go(transfer(false, false));
    go(transfer(true, false, "--no-progress"));
    output.json(true);
    go(transfer(true, false));
    assertThat(err()).isEmpty();
    assertThat(out()).isEmpty();
  }

  @Test
  void aSummaryWhereItIsAskedFor() {
    go(transfer(false, false, "--summary"));
    assertThat(err())
        .isEqualTo("1 done, 0 skipped, 0 failed; 1048576 bytes in 2.0 s (512K/s); 3 retries\n");
    output.json(true);
    go(transfer(false, false, "--summary"));
    assertThat(out())
        .isEqualTo(
            "{\"type\": \"summary\", \"done\": 1, \"skipped\": 0, \"failed\": 0, \"bytes\": 1048576,"
                + " \"seconds\": 2.0, \"bytes_per_second\": 524288, \"retries\": 3}\n");
  }

  @Test
  void standardOutputThatIsBytesStaysSo() {
    go(transfer(true, true, "--summary"));
    output.json(true);
    go(transfer(true, true, "--summary"));
    assertThat(out()).isEmpty();
    assertThat(err()).hasLineCount(2);
  }

  @Test
  void aLimit() {
    assertThat(transfer(false, false, "--limit-rate", "2M").runOptions().bytesPerSecond())
        .isEqualTo(2 << 20);
    assertThat(transfer(false, false).runOptions().bytesPerSecond()).isZero();
    for (String wrong : List.of("fast", "0", "-1", "1.5M")) {
      Transfer transfer = transfer(false, false, "--limit-rate=" + wrong);
      assertThatThrownBy(transfer::runOptions)
          .isInstanceOf(Stop.class)
          .hasMessage("--limit-rate takes a number of bytes, or one with K, M or G: not " + wrong);
    }
  }
}
