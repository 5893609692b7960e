package io.jswift.cli.command;

import io.jswift.cli.options.Stop;
import io.jswift.cli.output.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code swift serve}: an embedded Swift on a loopback port, in the foreground, for tests. */
public final class ServeCommand implements Command {
  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port to listen on; 8080 unless told, 0 for any.")
  int port = 8080;

  @Option(
      names = "--faults",
      paramLabel = "FILE",
      description = "Rules of a fault plan, such as: PUT /c/* #3 -> 503 retry-after=1")
  @Nullable String faults;

  @Override
  public String synopsis() {
    return "[--port <port>] [--faults <file>]";
  }

  @Override
  public String help() {
    return """
        Runs an embedded Swift on the loopback address until it is interrupted. What is stored
        is gone with it. Its users are those of Swift's sample configuration: test:tester with
        the key testing, test2:tester2 with testing2, test:tester3 (without rights of its own)
        with testing3, and more.
        """;
  }

  @Override
  public void run(List<String> arguments, Access access) {
    if (!arguments.isEmpty()) {
      throw new Stop.Usage("");
    }
    if (port < 0 || port > 65535) {
      throw new Stop("swift: error: option --port: " + port + " is not in 0 to 65535", 2);
    }
    Output output = access.output();
    try (EmbeddedSwift.Running swift = access.embedded().start(port, List.of(), rules())) {
      output.line("export ST_AUTH=" + swift.authUrl());
      output.line("export ST_USER=test:tester");
      output.line("export ST_KEY=testing");
      output.flush();
      new CountDownLatch(1).await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private String rules() {
    if (faults == null) {
      return "";
    }
    try {
      return Files.readString(Path.of(faults));
    } catch (IOException unreadable) {
      throw new Stop("Cannot read the fault plan '" + faults + "': " + Reason.of(unreadable));
    }
  }
}
