package io.jswift.cli.output;

import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The streams of one run of the command, as UTF-8, whatever the locale. Lines keep their order
 * within each stream. Safe for use by several threads.
 */
public final class Output implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final OutputStream out;
  private final OutputStream err;
  private int errors;

  /** Makes an output over two streams, which it flushes and does not close. */
  public Output(OutputStream out, OutputStream err) {
    this.out = new BufferedOutputStream(out, BUFFER);
    this.err = err;
  }

  /** The reader of standard output went away, as {@code head} does. */
  public static final class ReaderGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReaderGone(IOException cause) {
      super(cause);
    }
  }

  /** Returns this process's standard output. */
  public static PrintStream processOut() {
    return System.out;
  }

  /** Returns this process's standard error. */
  public static PrintStream processErr() {
    return System.err;
  }

  /** Writes a line to standard output. */
  public void line(String text) {
    print(text + "\n");
  }

  /** Writes text to standard output. */
  public synchronized void print(String text) {
    write(out, text);
  }

  /** Returns standard output for bytes. */
  public OutputStream bytes() {
    return out;
  }

  /** Writes a line to standard error that does not count as an error. */
  public synchronized void note(String text) {
    flush();
    write(err, text + "\n");
  }

  /** Writes a line to standard error; the command ends with status 1. */
  public synchronized void error(String text) {
    errors++;
    note(text);
  }

  /**
   * Writes a failure to standard error, with its transaction id on a second line if one is known.
   */
  public void error(SwiftException failure) {
    if (failure instanceof StatusException status) {
      error(status.text());
      status.transactionId().ifPresent(id -> note("Failed Transaction ID: " + id));
    } else {
      error(String.valueOf(failure.getMessage()));
    }
  }

  /** Writes a line and the transaction id of the failure, or that it is not known. */
  public void errorWithTransaction(String text, SwiftException failure) {
    String id =
        failure instanceof StatusException status
            ? status.transactionId().orElse("unknown")
            : "unknown";
    error(text + "\nFailed Transaction ID: " + id);
  }

  /** Returns how many errors were written. */
  public synchronized int errors() {
    return errors;
  }

  /** Writes what is held back. */
  public synchronized void flush() {
    try {
      out.flush();
    } catch (IOException gone) {
      throw new ReaderGone(gone);
    }
  }

  private static void write(OutputStream stream, String text) {
    try {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException gone) {
      throw new ReaderGone(gone);
    }
  }

  @Override
  public void close() {
    flush();
  }
}
