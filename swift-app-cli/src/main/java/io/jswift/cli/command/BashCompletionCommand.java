package io.jswift.cli.command;

import io.jswift.cli.options.CommandLineReader;
import io.jswift.cli.options.GlobalOptions;
import io.jswift.cli.output.JsonLine;
import java.util.ArrayList;
import java.util.List;

/** {@code swift bash_completion}: the words that a shell completes. */
@picocli.CommandLine.Command
public final class BashCompletionCommand implements Command {
  /** Its name, which it does not complete itself. */
  public static final String NAME = "bash_completion";

  @Override
  public String synopsis() {
    return "[<command>]";
  }

  @Override
  public String help() {
    return """
        Prints the words that a shell completes.
        They are in one line: commands and options, or a command's options.

        Positional arguments:
          [<command>]           Command whose options are printed.
        """;
  }

  @Override
  public void run(List<String> arguments, Access access) {
    List<String> words = new ArrayList<>();
    if (arguments.isEmpty()) {
      words.addAll(access.commands().keySet());
      words.remove(NAME);
      words.addAll(CommandLineReader.optionNames(new GlobalOptions()));
    } else if (access.commands().containsKey(arguments.get(0))) {
      Command command = access.commands().get(arguments.get(0)).get();
      words.addAll(CommandLineReader.optionNames(new GlobalOptions(), command));
    }
    if (access.output().isJson()) {
      access.output().line(JsonLine.of("words").with("words", words));
      return;
    }
    access.output().line(String.join(" ", words));
  }
}
