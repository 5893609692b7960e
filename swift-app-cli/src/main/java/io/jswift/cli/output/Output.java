package io.jswift.cli.output;

import io.jswift.domain.AuthException;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The streams of one run of the command, as UTF-8, whatever the locale. Lines keep their order
 * within each stream. Safe for use by several threads.
 */
public final class Output implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final OutputStream out;
  private final OutputStream err;
  private volatile @Nullable IOException broken;
  private int errors;
  private boolean json;
  private String status = "";

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

  /** Standard output could not be written, a full disk for one. */
  public static final class NotWritten extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotWritten(IOException cause) {
      super("Cannot write standard output: " + cause.getMessage(), cause);
    }
  }

  /** Returns this process's standard output, as a stream that reports what fails. */
  public static OutputStream processOut() {
    return new FileOutputStream(FileDescriptor.out);
  }

  /** Returns this process's standard error. */
  public static OutputStream processErr() {
    return new FileOutputStream(FileDescriptor.err);
  }

  /** Writes a line to standard output. */
  public void line(String text) {
    print(text + "\n");
  }

  /** Writes text to standard output. */
  public synchronized void print(String text) {
    write(text);
  }

  /** Returns standard output for bytes. */
  public OutputStream bytes() {
    return new Bytes();
  }

  /** What cannot be written is told where lines are, too: the end of a reader ends the command. */
  private final class Bytes extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      try {
        out.write(bytes, offset, count);
      } catch (IOException failed) {
        broken = failed;
        throw failed;
      }
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }

  /** Says whether lines of JSON are written in place of text. */
  public synchronized void json(boolean value) {
    json = value;
  }

  /** Returns whether lines of JSON are written in place of text. */
  public synchronized boolean isJson() {
    return json;
  }

  /** Writes an object of JSON as a line to standard output. */
  public void line(JsonLine fields) {
    line(fields.text());
  }

  /**
   * Shows a line on the terminal in place of the one shown before, below what is written; an empty
   * one takes it away.
   */
  public synchronized void status(String text) {
    if (text.isEmpty() && status.isEmpty()) {
      return;
    }
    clearStatus();
    flush();
    status = text;
    raw(text);
  }

  private void clearStatus() {
    if (!status.isEmpty()) {
      status = "";
      raw("\r\033[K");
    }
  }

  private void raw(String text) {
    try {
      err.write(text.getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException nobodyReads) {
      // It is gone with the next line.
    }
  }

  /** Writes a warning to standard error; it does not count as an error. */
  public synchronized void warning(String text) {
    note(json ? JsonLine.of("warning").with("message", text).text() : text);
  }

  /** Writes a line to standard error as it is; it does not count as an error. */
  public synchronized void note(String text) {
    flush();
    noteOnly(text);
  }

  /** Writes a line to standard error, whatever becomes of standard output. */
  public synchronized void noteOnly(String text) {
    clearStatus();
    try {
      err.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException nobodyReads) {
      // The exit code tells.
    }
  }

  /** Writes a line to standard error; the command ends with status 1. */
  public synchronized void error(String text) {
    errors++;
    note(json ? JsonLine.of("error").with("message", text).text() : text);
  }

  /**
   * Writes a failure of something to standard error; the command ends with status 1.
   *
   * @param text what a person is told
   * @param fields what a program is told beside the text and the failure
   */
  public synchronized void error(String text, SwiftException failure, JsonLine fields) {
    errors++;
    note(json ? fields.with("message", text).with(failure).text() : text);
  }

  /**
   * Writes a failure to standard error, with its transaction id on a second line if one is known.
   */
  public synchronized void error(SwiftException failure) {
    error(text(failure), failure, JsonLine.of("error"));
    if (!json) {
      transaction(failure).ifPresent(id -> note("Failed Transaction ID: " + id));
    }
  }

  /** Writes a line and the transaction id of the failure, or that it is not known. */
  public void errorWithTransaction(String text, SwiftException failure) {
    errorWithTransaction(text, failure, JsonLine.of("error"));
  }

  /** Writes the same, and for programs some fields beside. */
  public void errorWithTransaction(String text, SwiftException failure, JsonLine fields) {
    String id = json ? "" : "\nFailed Transaction ID: " + transaction(failure).orElse("unknown");
    error(text + id, failure, fields);
  }

  /** Returns what the failure says, without its transaction id. */
  public static String text(SwiftException failure) {
    if (failure instanceof StatusException status) {
      return status.text();
    }
    return failure instanceof AuthException refused
        ? refused.text()
        : String.valueOf(failure.getMessage());
  }

  static Optional<String> transaction(SwiftException failure) {
    if (failure instanceof StatusException status) {
      return status.transactionId();
    }
    if (failure instanceof IntegrityException wrong) {
      return wrong.transactionId();
    }
    return failure instanceof AuthException refused ? refused.transactionId() : Optional.empty();
  }

  /** Returns how many errors were written. */
  public synchronized int errors() {
    return errors;
  }

  /**
   * Writes what is held back.
   *
   * @throws ReaderGone if nobody reads any more
   * @throws NotWritten if it cannot be written
   */
  public synchronized void flush() {
    IOException before = broken;
    if (before != null) {
      throw failure(before);
    }
    try {
      out.flush();
    } catch (IOException failed) {
      throw failure(failed);
    }
  }

  private void write(String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw failure(failed);
    }
  }

  private static RuntimeException failure(IOException failed) {
    return String.valueOf(failed.getMessage()).contains("Broken pipe")
        ? new ReaderGone(failed)
        : new NotWritten(failed);
  }

  @Override
  public void close() {
    flush();
  }
}
