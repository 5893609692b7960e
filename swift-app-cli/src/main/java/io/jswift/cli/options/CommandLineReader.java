package io.jswift.cli.options;

import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.signature.SignatureDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Reads arguments as python-swiftclient does. This is the one place for its habits: options stand
 * before or after the sub-command and between positionals; what is not known as an option is a
 * positional, {@code --} included; long options may be shortened while they stay unambiguous; short
 * flags combine.
 */
public final class CommandLineReader {
  private CommandLineReader() {}

  /**
   * Reads the arguments into the annotated fields of some objects.
   *
   * @return the positionals, in order
   * @throws Stop with status 2 if an option lacks its value or has one of the wrong kind
   */
  public static List<String> read(List<String> arguments, GlobalOptions global, Object... more) {
    CommandLine line = model(global, more);
    ArgumentSorter sorted = ArgumentSorter.sort(line.getCommandSpec(), arguments);
    try {
      line.parseArgs(sorted.options().toArray(String[]::new));
    } catch (CommandLine.ParameterException wrong) {
      throw wrong(complaint(wrong));
    }
    return List.copyOf(sorted.positionals());
  }

  /** Returns the model of the whole command, with its subcommands: what documents are made from. */
  public static CommandLine model(Map<String, ?> commands) {
    CommandLine whole = shown(model(new GlobalOptions()));
    whole.getCommandSpec().name("swift");
    commands.forEach(
        (name, command) ->
            whole.addSubcommand(
                name, shown(new CommandLine(CommandSpec.forAnnotatedObject(command).name(name)))));
    return whole;
  }

  /** Returns the same, but each subcommand has the options that all of them take as well. */
  public static CommandLine flatModel(Map<String, ?> commands) {
    CommandLine whole = shown(model(new GlobalOptions()));
    whole.getCommandSpec().name("swift");
    commands.forEach(
        (name, command) -> {
          CommandLine both = shown(model(new GlobalOptions(), command));
          both.getCommandSpec().name(name);
          whole.addSubcommand(name, both);
        });
    return whole;
  }

  /** Hides nothing, and tells choices as they are typed. */
  private static CommandLine shown(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    for (OptionSpec option : List.copyOf(spec.options())) {
      OptionSpec.Builder open = OptionSpec.builder(option).hidden(false);
      if (option.completionCandidates() != null) {
        List<String> choices = new ArrayList<>();
        option.completionCandidates().forEach(each -> choices.add(each.toLowerCase(Locale.ROOT)));
        open.completionCandidates(choices);
      }
      spec.remove(option);
      spec.addOption(open.build());
    }
    return line;
  }

  /** Returns the most similar of some names, by the library's measure; empty if none is like it. */
  public static Optional<String> meant(Collection<String> names, String typed) {
    CommandSpec spec = CommandSpec.create();
    names.forEach(name -> spec.addSubcommand(name, CommandSpec.create()));
    return new CommandLine.UnmatchedArgumentException(new CommandLine(spec), List.of(typed))
        .getSuggestions().stream().findFirst();
  }

  /** Returns every spelling of all options, in the order of the model. */
  public static List<String> optionNames(GlobalOptions global, Object... more) {
    return ArgumentSorter.names(model(global, more).getCommandSpec());
  }

  /**
   * Returns whether errors are to be JSON; known before the arguments are read, since they may be
   * wrong.
   */
  public static boolean asksForJson(List<String> arguments) {
    int at = arguments.lastIndexOf("--format");
    return arguments.contains("--format=json")
        || at >= 0 && at + 1 < arguments.size() && arguments.get(at + 1).equals("json");
  }

  /**
   * Returns whether arguments that begin with a command can be read at once: none of them may ask
   * for help or the version, which are given whatever else is wrong.
   */
  public static boolean isPlain(List<String> arguments) {
    return arguments.stream()
        .allMatch(
            each ->
                each.startsWith("--")
                    ? !each.matches("--(h|v|os.h).*")
                    : !each.startsWith("-") || each.indexOf('h') < 0);
  }

  /** Returns what ends a command whose command line is wrong. */
  static Stop wrong(String message) {
    return new Stop("usage: swift [options] <command> [arguments]\nswift: error: " + message, 2);
  }

  private static String complaint(CommandLine.ParameterException wrong) {
    return wrong.getCause() instanceof CommandLine.TypeConversionException unfit
            && wrong.getArgSpec() instanceof OptionSpec option
        ? "argument " + String.join("/", option.names()) + ": " + unfit.getMessage()
        : String.valueOf(wrong.getMessage());
  }

  private static CommandLine model(GlobalOptions global, Object... more) {
    CommandSpec spec = CommandSpec.create();
    spec.addMixin("global", CommandSpec.forAnnotatedObject(global));
    global.openStackOptions().addTo(spec, true);
    for (int i = 0; i < more.length; i++) {
      spec.addMixin("own" + i, CommandSpec.forAnnotatedObject(more[i]));
    }
    spec.parser().overwrittenOptionsAllowed(true);
    CommandLine line = new CommandLine(spec);
    line.setExpandAtFiles(false);
    line.registerConverter(int.class, CommandLineReader::whole);
    line.registerConverter(Integer.class, CommandLineReader::whole);
    line.registerConverter(Duration.class, CommandLineReader::duration);
    line.registerConverter(OutputFormat.class, CommandLineReader::format);
    line.registerConverter(SignatureDigest.class, CommandLineReader::digest);
    return line;
  }

  private static int whole(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException notWhole) {
      throw new CommandLine.TypeConversionException("invalid int value: '" + text + "'");
    }
  }

  private static OutputFormat format(String name) {
    return switch (name) {
      case "text" -> OutputFormat.TEXT;
      case "json" -> OutputFormat.JSON;
      default ->
          throw new CommandLine.TypeConversionException(
              "invalid choice: '" + name + "' (choose from 'text', 'json')");
    };
  }

  private static SignatureDigest digest(String name) {
    try {
      return SignatureDigest.parse(name);
    } catch (InvalidRequestException unknown) {
      throw new CommandLine.TypeConversionException(
          "invalid choice: '" + name + "' (choose from 'sha1', 'sha256', 'sha512')");
    }
  }

  private static Duration duration(String text) {
    try {
      return Values.duration(text);
    } catch (NumberFormatException notATime) {
      throw new CommandLine.TypeConversionException("invalid parse_timeout value: '" + text + "'");
    }
  }
}
