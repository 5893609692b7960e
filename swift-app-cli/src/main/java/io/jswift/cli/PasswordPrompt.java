package io.jswift.cli;

import io.jswift.cli.options.Stop;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Asks a person for a password, which is not shown. */
final class PasswordPrompt {
  private static final String TEXT = "Password: ";
  private static final File TERMINAL = new File("/dev/tty");

  private final Interrupts interrupts;

  PasswordPrompt(Interrupts interrupts) {
    this.interrupts = interrupts;
  }

  /**
   * Returns what was typed, empty if the input ended.
   *
   * @throws Stop if nobody can be asked without showing the answer
   */
  @SuppressWarnings("SystemConsoleNull") // where it is not null, a password is read all the same
  String ask() {
    Console console = System.console();
    if (console != null) {
      char[] typed = console.readPassword(TEXT);
      return typed == null ? "" : new String(typed);
    }
    // Java has none where standard input or output is a pipe; the terminal may be there.
    try (InputStream in = new FileInputStream(TERMINAL);
        OutputStream out = new FileOutputStream(TERMINAL)) {
      return ask(in, out);
    } catch (IOException noTerminal) {
      throw new Stop("Input stream incompatible with --prompt option");
    }
  }

  private String ask(InputStream in, OutputStream out) throws IOException {
    interrupts.onInterrupt(PasswordPrompt::showAgain);
    echo("-echo");
    try {
      out.write(TEXT.getBytes(StandardCharsets.US_ASCII));
      return line(in);
    } finally {
      echo("echo");
      interrupts.onInterrupt(() -> {});
      out.write('\n');
    }
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream typed = new ByteArrayOutputStream();
    for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
      typed.write(octet);
    }
    return typed.toString(StandardCharsets.UTF_8);
  }

  private static void showAgain() {
    try {
      echo("echo");
    } catch (IOException nothingToDo) {
      // the shell sets it, too
    }
  }

  private static void echo(String mode) throws IOException {
    Process stty =
        new ProcessBuilder("stty", mode)
            .redirectInput(TERMINAL)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (stty.waitFor() != 0) {
        throw new IOException("stty " + mode);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }
}
