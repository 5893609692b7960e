package io.jswift.cli.documents;

import io.jswift.cli.command.Command;
import java.util.List;
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
    // An option's value is no subcommand, as __fish_use_subcommand would have it.
    String none = "not __fish_seen_subcommand_from " + String.join(" ", commands.keySet());
    commands.forEach(
        (name, command) -> {
          out.append("complete -c swift -n '")
              .append(none)
              .append("' -f -a ")
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
    List<String> choices = Texts.choices(option);
    return out.append(Texts.valued(option) ? " -r" : "")
        .append(choices.isEmpty() ? "" : " -f -a " + word(String.join(" ", choices)))
        .append(" -d ")
        .append(word(Texts.brief(option)))
        .toString();
  }

  private static String word(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
