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
              local curcontext=$curcontext state line
              local -a commands global own
              local -A opt_args
              commands=(
            """);
    commands.forEach(
        (name, command) ->
            out.append("    ").append(word(name + ":" + Texts.brief(command))).append('\n'));
    out.append("  )\n  global=(\n");
    options(out, Texts.options(model.getCommandSpec()));
    out.append(
        """
          )
          _arguments -C $global '1:command:->command' '*::argument:->rest' && return
          case $state in
            command)
              _describe -t commands command commands ;;
            rest)
              case $words[1] in
        """);
    commands.forEach(
        (name, command) -> {
          out.append("        ").append(name).append(")\n          own=(\n");
          options(out, Texts.options(model, name));
          out.append("          ) ;;\n");
        });
    return out.append(
            """
                  esac
                  _arguments $global $own '*:file:_files' ;;
              esac
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
        String again = option.isMultiValue() ? "*" : "";
        String attached = value.isEmpty() ? "" : name.startsWith("--") ? "=" : "+";
        String item = value.replace("NAME:VALUE", "item");
        out.append("    ").append(word(again + name + attached + "[" + text + "]" + item));
        out.append('\n');
      }
    }
  }

  private static String word(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
