package io.jswift.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a person watches this process. */
final class Terminal {
  private static final Path ERRORS = Path.of("/proc/self/fd/2");

  private Terminal() {}

  /**
   * Returns whether input and output are a terminal, as Java can tell, and errors go to one, as
   * Linux can; elsewhere the errors are taken to go where the output goes.
   */
  @SuppressWarnings("SystemConsoleNull") // from Java 22 on there may be one without a terminal
  static boolean attached() {
    if (System.console() == null) {
      return false;
    }
    try {
      return !Files.isSymbolicLink(ERRORS)
          || Files.readSymbolicLink(ERRORS).toString().matches("/dev/(pts/|tty|console).*");
    } catch (IOException notTold) {
      return false;
    }
  }
}
