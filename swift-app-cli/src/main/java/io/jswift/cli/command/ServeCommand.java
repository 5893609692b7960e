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
  private static final String SAMPLE = "test:tester=testing";

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port to listen on; 8080 unless told, 0 for any.")
  int port = 8080;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep what is stored in this directory, and go on with what it holds.")
  @Nullable String data;

  @Option(
      names = "--faults",
      paramLabel = "FILE",
      description = "Rules of a fault plan, such as: PUT /c/* #3 -> 503 retry-after=1")
  @Nullable String faults;

  @Override
  public String synopsis() {
    return "[--port <port>] [--user '<account>:<name>=<key> [<role>...]']... [--data <dir>]"
        + " [--faults <file>]";
  }

  @Override
  public String help() {
    return """
        Runs an embedded Swift on the loopback address until it is interrupted.
        It prints the variables that lead to it: ST_* for a login of version 1, OS_* for
        Keystone's version 3; export either. What is stored is gone with it, unless --data keeps it.

        --user, once for each, names who may log in, with roles such as .admin (owns the
        account) and .reseller_admin (owns every account); the account is Keystone's project.
        Without --user they are those of Swift's sample configuration: test:tester with the key
        testing, test2:tester2 with testing2, test:tester3 (without rights of its own) with
        testing3, and more.

        While it runs, PUT to /.jswift/faults replaces the fault plan, and POST to
        /.jswift/expire-tokens makes every token invalid.
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
    if (data != null && data.isEmpty()) {
      throw new Stop("swift: error: option --data: an empty text is not a directory", 2);
    }
    List<String> users = access.options().users();
    EmbeddedSwift.Settings settings =
        new EmbeddedSwift.Settings(port, users, rules(), data == null ? null : Path.of(data));
    try (EmbeddedSwift.Running swift = access.embedded().start(settings)) {
      tell(access.output(), swift, users.isEmpty() ? SAMPLE : users.get(0).strip());
      new CountDownLatch(1).await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void tell(Output output, EmbeddedSwift.Running swift, String user) {
    String id = user.substring(0, user.indexOf('='));
    String key = user.substring(id.length() + 1).split("\\s", 2)[0];
    export(output, "ST_AUTH", swift.authUrl());
    export(output, "ST_USER", id);
    export(output, "ST_KEY", key);
    output.line("# or, as with Keystone:");
    export(output, "OS_AUTH_URL", swift.keystoneUrl() + "/v3");
    export(output, "OS_IDENTITY_API_VERSION", "3");
    export(output, "OS_PROJECT_NAME", id.substring(0, id.indexOf(':')));
    export(output, "OS_USERNAME", id.substring(id.indexOf(':') + 1));
    export(output, "OS_PASSWORD", key);
    export(output, "OS_PROJECT_DOMAIN_NAME", "Default");
    export(output, "OS_USER_DOMAIN_NAME", "Default");
    export(output, "OS_REGION_NAME", "RegionOne");
    output.flush();
  }

  private static void export(Output output, String name, String value) {
    boolean plain = value.matches("[A-Za-z0-9_./:@%+=,\\[\\]-]+");
    output.line("export " + name + "=" + (plain ? value : "'" + value.replace("'", "'\\''") + "'"));
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
