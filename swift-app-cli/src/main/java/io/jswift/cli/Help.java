package io.jswift.cli;

import io.jswift.cli.command.Command;
import io.jswift.cli.options.OptionHelp;
import jakarta.inject.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What {@code --help} prints. */
final class Help {
  private Help() {}

  /**
   * Returns the help of the whole program, as {@link #global} makes it; kept as a text, since
   * making it takes longer than all else.
   */
  static String kept() {
    try (InputStream text = Objects.requireNonNull(Help.class.getResourceAsStream("help.txt"))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static String global(Map<String, Provider<Command>> commands, boolean openStack) {
    StringBuilder out =
        new StringBuilder("usage: swift [options] <subcommand> [--help] [arguments]\n\n");
    out.append("Command-line interface to OpenStack Swift.\n\nSubcommands:\n");
    new TreeMap<>(commands)
        .forEach(
            (name, maker) ->
                out.append(String.format("  %-15s %s\n", name, firstSentence(maker.get().help()))));
    out.append("\nOptions stand before or after the subcommand, whose --help shows more.\n");
    out.append(OptionHelp.shared());
    if (openStack) {
      out.append(OptionHelp.openStack());
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
        + OptionHelp.of(command)
        + OptionHelp.shared();
  }

  private static String firstSentence(String text) {
    return text.replaceFirst("(?s)(?<=\\.)\\s.*", "").replaceAll("\\s+", " ");
  }
}
