package io.jswift.cli.documents;

import io.jswift.cli.command.Command;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the documents share. */
final class Texts {
  private Texts() {}

  /** Returns the first sentence of a command's help, without its full stop. */
  static String brief(Command command) {
    return command.help().strip().replaceFirst("(?s)\\.\\s.*", "").replaceAll("\\s+", " ");
  }

  static String brief(OptionSpec option) {
    return String.join(" ", option.description()).replaceFirst("\\.$", "");
  }

  static List<OptionSpec> options(CommandSpec spec) {
    return spec.options().stream().filter(each -> !each.hidden()).toList();
  }

  /** Returns the options of a subcommand. */
  static List<OptionSpec> options(CommandLine model, String subcommand) {
    CommandLine own = model.getSubcommands().get(subcommand);
    if (own == null) {
      throw new IllegalArgumentException(subcommand);
    }
    return options(own.getCommandSpec());
  }

  /** Returns the values that an option takes; none if it takes any. */
  static List<String> choices(OptionSpec option) {
    List<String> choices = new ArrayList<>();
    if (option.completionCandidates() != null) {
      option.completionCandidates().forEach(choices::add);
    }
    return choices;
  }

  static boolean valued(OptionSpec option) {
    return option.arity().max() > 0;
  }
}
