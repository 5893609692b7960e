package io.jswift.cli.command;

import io.jswift.cli.options.Stop;
import io.jswift.cli.options.Values;
import io.jswift.cli.output.NotFound;
import io.jswift.cli.output.Output;
import io.jswift.cli.output.StatLines;
import io.jswift.cli.output.StatText;
import io.jswift.domain.AccountInfo;
import io.jswift.domain.ContainerInfo;
import io.jswift.domain.ContainerName;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import io.jswift.service.SwiftService;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.settings.ServiceSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code swift stat}: what the server says of the account, a container or an object. */
public final class StatCommand implements Command {
  @Option(names = "--lh", description = "Report sizes in human readable format.")
  boolean human;

  @Option(
      names = {"-H", "--header"},
      paramLabel = "NAME:VALUE",
      description = "Adds a request header.")
  List<String> headers = new ArrayList<>();

  @Option(
      names = "--version-id",
      paramLabel = "ID",
      description = "Report a version of the object.")
  @Nullable String versionId;

  @Override
  public String synopsis() {
    return "[--lh] [--version-id <id>] [--header <header:value>] [<container> [<object>]]";
  }

  @Override
  public String help() {
    return """
        Displays information for the account, container, or object.

        Positional arguments:
          [<container>]         Name of container to stat from.
          [<object>]            Name of object to stat.

        Examples:
          swift stat
          swift stat photos
          swift stat photos sea.jpg --lh
        """;
  }

  @Override
  public void run(List<String> arguments, Access access) {
    if (Values.isSet(versionId) && arguments.size() < 2) {
      throw new Stop("--version-id option only allowed for object stats");
    }
    if (arguments.size() > 2) {
      throw new Stop.Usage("");
    }
    CallOptions call = CallOptions.of(Values.headers(headers, ""));
    SwiftService swift = access.service(ServiceSettings.DEFAULTS);
    Session session = swift.connection().session(new Cancellation());
    @Nullable Session shown = access.options().verbosity() > 1 ? session : null;
    String path = session.storageUrl().path();
    String account = path.substring(path.lastIndexOf('/') + 1);
    Output output = access.output();
    if (arguments.isEmpty()) {
      account(swift, call, output, account, shown);
    } else if (arguments.size() == 1) {
      container(swift, call, output, account, Values.container(arguments.get(0)), shown);
    } else {
      ObjectPath object = Values.container(arguments.get(0)).object(arguments.get(1));
      CallOptions one =
          versionId == null || versionId.isEmpty() ? call : call.withQuery("version-id", versionId);
      ObjectInfo info = swift.stat(object, one).value();
      if (output.isJson()) {
        output.line(StatLines.object(info, account, object, shown));
      } else {
        output.print(StatText.object(info, account, object, human, shown));
      }
    }
  }

  private void account(
      SwiftService swift,
      CallOptions call,
      Output output,
      String account,
      @Nullable Session shown) {
    try {
      AccountInfo info = swift.stat(call).value();
      if (output.isJson()) {
        output.line(StatLines.account(info, account, shown));
      } else {
        output.print(StatText.account(info, account, human, shown));
      }
    } catch (StatusException missing) {
      NotFound.report(output, missing, "Account not found");
    }
  }

  private void container(
      SwiftService swift,
      CallOptions call,
      Output output,
      String account,
      ContainerName container,
      @Nullable Session shown) {
    try {
      ContainerInfo info = swift.stat(container, call).value();
      if (output.isJson()) {
        output.line(StatLines.container(info, account, container, shown));
      } else {
        output.print(StatText.container(info, account, container, human, shown));
      }
    } catch (StatusException missing) {
      NotFound.report(output, missing, NotFound.container(container));
    }
  }
}
