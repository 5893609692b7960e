package io.jswift.cli.documents;

import io.jswift.cli.command.Command;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish. */
final class FishCompletion {
  private FishCompletion() {}

  static String of(CommandLine model, Map<String, Command> commands) {
    StringBuilder out = new StringBuilder("# Completion of swift for fish.\n");
    for (OptionSpec option : Texts.options(model.getCommandSpec())) {
      out.append("complete -c swift").append(option(option)).append('\n');
    }
    commands.forEach(
        (name, command) -> {
          out.append("complete -c swift -n __fish_use_subcommand -f -a ")
              .append(name)
              .append(" -d ")
              .append(word(Texts.brief(command)))
              .append('\n');
          for (OptionSpec option : Texts.options(model, name)) {
            out.append("complete -c swift -n '__fish_seen_subcommand_from ")
                .append(name)
                .append("'")
                .append(option(option))
                .append('\n');
          }
        });
    return out.toString();
  }

  private static String option(OptionSpec option) {
    StringBuilder out = new StringBuilder();
    for (String name : option.names()) {
      out.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    return out.append(Texts.valued(option) ? " -r" : "")
        .append(" -d ")
        .append(word(Texts.brief(option)))
        .toString();
  }

  private static String word(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
