package io.jswift.conformance.differential;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Debian's python-swiftclient, ready to run: half a second of every start goes into loading its
 * libraries, so one process loads them and each command is a fork of it, with arguments, variables,
 * directory and streams of its own.
 */
final class PythonServer implements AutoCloseable {
  private static final String PYTHON = "/usr/bin/python3";

  private final Path script;
  private final Path socket;
  private final Process process;

  /**
   * Starts it.
   *
   * @param program the command's script
   * @param folder a directory for its socket
   */
  PythonServer(Path program, Path folder) throws IOException {
    script = folder.resolve("python-swift.py");
    socket = folder.resolve("python");
    try (InputStream in = PythonServer.class.getResourceAsStream("python-swift.py")) {
      Files.copy(Objects.requireNonNull(in), script);
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            PYTHON, "-I", script.toString(), "serve", socket.toString(), program.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    if (!"ready".equals(process.inputReader().readLine())) {
      throw new IOException("The server for " + program + " did not start.");
    }
  }

  /** Returns the words that run the command, for a shell. */
  String words() {
    return "%s -I -S '%s' run '%s'".formatted(PYTHON, script, socket);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
