package io.jswift.cli.documents;

import io.jswift.cli.command.Command;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for zsh. */
final class ZshCompletion {
  private ZshCompletion() {}

  static String of(CommandLine model, Map<String, Command> commands) {
    StringBuilder out =
        new StringBuilder(
            """
            #compdef swift
            # Completion of swift for zsh.

            _swift() {
              local -a commands global own
              local word command
              commands=(
            """);
    commands.forEach(
        (name, command) ->
            out.append("    ").append(word(name + ":" + Texts.brief(command))).append('\n'));
    out.append("  )\n  global=(\n");
    options(out, Texts.options(model.getCommandSpec()));
    out.append("  )\n  own=()\n");
    out.append("  for word in ${words[2,CURRENT-1]}; do\n    case $word in\n");
    commands.forEach(
        (name, command) -> {
          out.append("    ").append(name).append(")\n      command=$word\n      own=(\n");
          options(out, Texts.options(model, name));
          out.append("      )\n      break ;;\n");
        });
    return out.append(
            """
                esac
              done
              if [[ -z $command ]]; then
                _arguments $global '1:command:{_describe command commands}' '*::'
              else
                _arguments $global $own '*:file:_files'
              fi
            }

            _swift "$@"
            """)
        .toString();
  }

  private static void options(StringBuilder out, List<OptionSpec> options) {
    for (OptionSpec option : options) {
      for (String name : option.names()) {
        String text = Texts.brief(option).replace("[", "(").replace("]", ")").replace(":", ",");
        List<String> choices = Texts.choices(option);
        String values = choices.isEmpty() ? "_files" : "(" + String.join(" ", choices) + ")";
        String value = Texts.valued(option) ? ":" + option.paramLabel() + ":" + values : "";
        out.append("    ")
            .append(word(name + "[" + text + "]" + value.replace("NAME:VALUE", "item")));
        out.append('\n');
      }
    }
  }

  private static String word(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
