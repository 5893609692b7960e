package io.jswift.cli.command;

import io.jswift.cli.options.Stop;
import io.jswift.cli.output.CapabilitiesText;
import io.jswift.cli.output.Json;
import io.jswift.cli.output.JsonLine;
import io.jswift.domain.ServerInfo;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.Target;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.settings.ServiceSettings;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code swift capabilities} and {@code swift info}: what a cluster tells about itself. */
public final class CapabilitiesCommand implements Command {
  @Option(names = "--json", description = "Print the capabilities as JSON.")
  boolean json;

  @Override
  public String synopsis() {
    return "[--json] [<proxy_url>]";
  }

  @Override
  public String help() {
    return """
        Shows the limits and the middleware of a cluster, which any cluster tells at /info.

        Positional arguments:
          [<proxy_url>]         URL of a cluster's proxy, asked without a login; unless
                                told, the cluster that one logs in to.

        Examples:
          swift capabilities
          swift capabilities https://swift.example.com --json
        """;
  }

  @Override
  public void run(List<String> arguments, Access access) {
    if (arguments.size() > 1) {
      throw new Stop.Usage("");
    }
    ServerInfo info = arguments.isEmpty() ? ownCluster(access) : cluster(arguments.get(0), access);
    if (access.output().isJson()) {
      access.output().line(JsonLine.of("capabilities").with("capabilities", info.sections()));
      return;
    }
    if (json) {
      access.output().line(Json.indented(info.sections()));
      return;
    }
    if (!info.has("swift")) {
      throw new Stop("The answer has no section 'swift': what answers /info there is no Swift.");
    }
    access.output().print(CapabilitiesText.of(info.sections()));
  }

  private static ServerInfo ownCluster(Access access) {
    Connection connection = access.service(ServiceSettings.DEFAULTS).connection();
    Target storage = connection.session(new Cancellation()).storageUrl();
    return connection.capabilities(storage, CallOptions.none()).value();
  }

  private static ServerInfo cluster(String url, Access access) {
    return access.withoutLogin().capabilities(Target.parse(url), CallOptions.none()).value();
  }
}
