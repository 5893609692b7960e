package io.jswift.cli;

import io.jswift.cli.command.Command;
import io.jswift.cli.options.CommandLineReader;
import io.jswift.cli.options.GlobalOptions;
import jakarta.inject.Provider;
import java.util.Map;
import java.util.TreeMap;

/** What {@code --help} prints. */
final class Help {
  private Help() {}

  static String global(Map<String, Provider<Command>> commands, boolean openStack) {
    StringBuilder out =
        new StringBuilder("usage: swift [options] <subcommand> [--help] [arguments]\n\n");
    out.append("Command-line interface to OpenStack Swift.\n\nSubcommands:\n");
    new TreeMap<>(commands)
        .forEach(
            (name, maker) ->
                out.append(String.format("  %-12s %s\n", name, firstSentence(maker.get().help()))));
    out.append("\nOptions, before or after the subcommand:\n");
    out.append(CommandLineReader.describe(new GlobalOptions()));
    if (openStack) {
      out.append("\nOpenStack options, and the variables that stand in for them:\n");
      out.append(CommandLineReader.describeOpenStack());
    }
    out.append(
        """

        Examples:
          swift -A https://host/auth/v1.0 -U account:user -K key stat
          swift --os-auth-url https://host:5000/v3 --os-username user --os-password key \\
            --os-project-name project --os-user-domain-name Default stat
          swift upload photos ./pictures
          swift download photos -D ./copy
          swift list photos --lh
          swift try
        """);
    return out.toString();
  }

  static String of(String name, Command command) {
    return ("Usage: swift " + name + " " + command.synopsis()).stripTrailing()
        + "\n"
        + command.help()
        + "\nOptions:\n"
        + CommandLineReader.describe(new GlobalOptions(), command);
  }

  private static String firstSentence(String text) {
    int end = text.indexOf('.');
    return text.substring(0, end + 1).replaceAll("\\s+", " ");
  }
}
