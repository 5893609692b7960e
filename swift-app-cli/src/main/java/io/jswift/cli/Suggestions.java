package io.jswift.cli;

import io.jswift.cli.command.Command;
import io.jswift.cli.options.CommandLineReader;
import io.jswift.cli.options.GlobalOptions;
import jakarta.inject.Provider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Guesses what was meant, from how it was spelled. */
final class Suggestions {
  private Suggestions() {}

  /** Returns the line for a command that is not there. */
  static Optional<String> command(Map<String, Provider<Command>> commands, String typed) {
    if (typed.startsWith("-")) {
      return Optional.empty();
    }
    Map<String, Command> made = new HashMap<>();
    commands.forEach((name, maker) -> made.put(name, maker.get()));
    return CommandLineReader.meant(CommandLineReader.model(made), typed)
        .map(name -> "Did you mean: swift " + name);
  }

  /** Returns the line for arguments among which there is an option that is not there. */
  static Optional<String> option(Command command, List<String> positionals) {
    return positionals.stream()
        .filter(each -> each.startsWith("--") && each.length() > 2)
        .findFirst()
        .flatMap(
            typed ->
                CommandLineReader.meant(
                        CommandLineReader.model(new GlobalOptions(), command), typed)
                    .map(meant -> "No option is called " + typed + ". Did you mean: " + meant));
  }
}
