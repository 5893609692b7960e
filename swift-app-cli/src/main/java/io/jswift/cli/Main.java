package io.jswift.cli;

import io.jswift.cli.output.Output;
import io.jswift.ports.time.Time;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** The {@code swift} command. */
public final class Main {
  private Main() {}

  /**
   * Runs with the process's streams and environment, and ends the process with the command's exit
   * code.
   */
  public static void main(String[] arguments) {
    Interrupts interrupts = new Interrupts(Output.processErr(), Runtime.getRuntime()::halt);
    Runtime.getRuntime().addShutdownHook(new Thread(interrupts::interrupted, "jswift-interrupt"));
    int exit =
        new Run(
                System.getenv(),
                System.in,
                Output.processOut(),
                Output.processErr(),
                interrupts,
                Terminal.attached(),
                Bystander::start,
                Time.system())
            .run(List.of(arguments));
    interrupts.exit(exit);
  }

  /**
   * Runs a command line.
   *
   * @param arguments without the program's name
   * @param environment the variables it sees
   * @param in standard input
   * @param out standard output, flushed and not closed
   * @param err standard error
   * @return the exit code: 0, 1 if an error was printed, 2 if the command line is wrong
   */
  public static int run(
      List<String> arguments,
      Map<String, String> environment,
      InputStream in,
      OutputStream out,
      OutputStream err) {
    return run(arguments, environment, in, out, err, Time.system());
  }

  /** Runs a command line by this clock. */
  static int run(
      List<String> arguments,
      Map<String, String> environment,
      InputStream in,
      OutputStream out,
      OutputStream err,
      Time time) {
    Interrupts none = new Interrupts(err, status -> {});
    return new Run(environment, in, out, err, none, false, () -> Bystander.NONE, time)
        .run(arguments);
  }
}
