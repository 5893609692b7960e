package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.ports.time.Time;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C in a pipeline ends the program that writes as well, so the input ends, too. */
class InterruptsTest extends CommandCase {
  private final CountDownLatch flagged = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private final BlockingQueue<Integer> halted = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(strings = {"", "-S 2", "-S 3 --use-dlo", "-S 5"})
  @Timeout(60) // only so that a hang does not last
  void anInputThatEndsWithTheProcessIsNotStored(String options) throws Exception {
    put("c", "o", "before");
    // It is told first, and cancels then; held up between the two, only the flag can tell.
    Interrupts interrupts = new Interrupts(new HeldUp(), halted::add);
    List<String> line = List.of(("upload c - --object-name o " + options).strip().split(" "));
    InputStream in = new EndsWith(interrupts);
    int exit = run(in, interrupts, Bystander.NONE, line);
    over.countDown();
    assertThat(halted.take()).isEqualTo(2);
    assertThat(exit).isEqualTo(1);
    assertThat(said()).isEmpty();
    expect(cli.run("download", "c", "o", "-o", "-"), 0, "before", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-S 2"})
  @Timeout(60)
  void anEndThatIsHeardOfBeforeCtrlCIsNone(String options) throws Exception {
    put("c", "o", "before");
    Interrupts interrupts = new Interrupts(new HeldUp(), halted::add);
    List<String> line = List.of(("upload c - --object-name o " + options).strip().split(" "));
    Bystander killed =
        () -> {
          new Thread(interrupts::interrupted).start(); // which Java tells only now
          return false;
        };
    int exit = run(new ByteArrayInputStream(new byte[5]), interrupts, killed, line);
    over.countDown();
    assertThat(halted.take()).isEqualTo(2);
    assertThat(exit).isEqualTo(1);
    assertThat(said()).isEmpty();
    expect(cli.run("download", "c", "o", "-o", "-"), 0, "before", "");
  }

  @Test
  void aBystanderAnswersUntilItIsKilled() throws Exception {
    assertThat(Bystander.start().undisturbed()).isTrue();
    Bystander killed = Bystander.start();
    ProcessHandle.current()
        .children()
        .filter(each -> each.info().command().orElse("").matches(".*/(cat|coreutils|busybox)"))
        .forEach(ProcessHandle::destroy);
    assertThat(killed.undisturbed()).isFalse();
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8)
        .replaceAll("(?m)^o segment \\d\n", "")
        .replaceAll("(?m)^\\d segments are or may be in c_segments\\.\n", "");
  }

  private int run(InputStream in, Interrupts interrupts, Bystander bystander, List<String> line) {
    return new Run(
            cli.environment(), in, err, err, interrupts, false, () -> bystander, Time.system())
        .run(line);
  }

  /** Five bytes, and an end that comes with Ctrl-C. */
  private final class EndsWith extends InputStream {
    private final Interrupts interrupts;
    private int left = 5;

    EndsWith(Interrupts interrupts) {
      this.interrupts = interrupts;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (length > 0 && left > 0) {
        left--;
        into[offset] = 'x';
        return 1;
      }
      if (left == 0) {
        left--;
        new Thread(interrupts::interrupted).start();
        await(flagged);
      }
      return length == 0 ? 0 : -1;
    }
  }

  private final class HeldUp extends OutputStream {
    @Override
    public void write(int octet) throws IOException {
      flagged.countDown();
      await(over);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException tooLong) {
      throw new AssertionError(tooLong);
    }
  }
}
