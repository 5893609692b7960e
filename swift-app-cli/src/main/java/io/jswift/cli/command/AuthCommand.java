package io.jswift.cli.command;

import io.jswift.cli.options.AuthExports;
import io.jswift.cli.output.JsonLine;
import io.jswift.cli.output.Output;
import io.jswift.cli.output.Shell;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import io.jswift.service.settings.ServiceSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code swift auth}: what a shell needs to log in, or to go on with a session. */
@picocli.CommandLine.Command
public final class AuthCommand implements Command {
  @Override
  public String synopsis() {
    return "";
  }

  @Override
  public String help() {
    return """
        Prints shell commands that set the variables of a session, or of a login.

        Examples:
          eval "$(swift auth)"          logs in; what follows in this shell needs no login
          swift auth -v -A https://host/auth/v1.0 -U account:user -K key >> ~/.bashrc
                                        does not log in; prints what was given, password
                                        included
        """;
  }

  @Override
  public void run(List<String> arguments, Access access) {
    Map<String, String> variables =
        access.options().verbosity() > 1 ? AuthExports.of(access.credentials()) : session(access);
    Output output = access.output();
    if (output.isJson()) {
      output.line(JsonLine.of("auth").with("variables", variables));
      return;
    }
    variables.forEach((name, value) -> output.line(Shell.export(name, value)));
  }

  private static Map<String, String> session(Access access) {
    Session session =
        access.service(ServiceSettings.DEFAULTS).connection().session(new Cancellation());
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("OS_STORAGE_URL", session.storageUrl().toString());
    variables.put("OS_AUTH_TOKEN", session.token().reveal());
    return variables;
  }
}
