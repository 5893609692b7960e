package io.jswift.cli;

import io.jswift.cli.command.Command;
import io.jswift.cli.options.CommandLineReader;
import io.jswift.cli.options.GlobalOptions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Guesses what was meant, from how it was spelled. */
final class Suggestions {
  private static final String DASHES = "--";

  private Suggestions() {}

  /** Returns the line for a command that is not there. */
  static Optional<String> command(Collection<String> names, String typed) {
    return typed.startsWith("-")
        ? Optional.empty()
        : CommandLineReader.meant(names, typed).map(name -> "Did you mean: swift " + name);
  }

  /** Returns the line for arguments among which there is an option that is not there. */
  static Optional<String> option(Command command, List<String> positionals) {
    List<String> names =
        CommandLineReader.optionNames(new GlobalOptions(), command).stream()
            .filter(name -> name.startsWith(DASHES))
            .map(name -> name.substring(DASHES.length()))
            .toList();
    return positionals.stream()
        .filter(each -> each.startsWith(DASHES) && each.length() > DASHES.length())
        .map(each -> each.split("=", 2)[0])
        .findFirst()
        .flatMap(
            typed ->
                CommandLineReader.meant(names, typed.substring(DASHES.length()))
                    .map(meant -> "No option is called " + typed + ". Did you mean: --" + meant));
  }
}
