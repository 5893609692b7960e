package io.jswift.cli.options;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

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
    List<String> positionals = new ArrayList<>();
    line.getCommandSpec()
        .addPositional(
            PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .setter(
                    new CommandLine.Model.ISetter() {
                      @Override
                      @SuppressWarnings("unchecked")
                      public <T> T set(T value) {
                        positionals.clear();
                        if (value != null) {
                          positionals.addAll((List<String>) value);
                        }
                        return value;
                      }
                    })
                .build());
    try {
      line.parseArgs(arguments.toArray(String[]::new));
    } catch (CommandLine.ParameterException wrong) {
      throw new Stop(
          "usage: swift [options] <command> [arguments]\nswift: error: " + wrong.getMessage(), 2);
    }
    return List.copyOf(positionals);
  }

  /** Returns the description of all options, in the order of their names. */
  public static String describe(GlobalOptions global, Object... more) {
    CommandLine line = model(global, more);
    line.setUsageHelpAutoWidth(false).setUsageHelpWidth(100);
    return line.getHelp().optionList();
  }

  private static CommandLine model(GlobalOptions global, Object... more) {
    CommandSpec spec = CommandSpec.create();
    spec.addMixin("global", CommandSpec.forAnnotatedObject(global));
    for (int i = 0; i < more.length; i++) {
      spec.addMixin("own" + i, CommandSpec.forAnnotatedObject(more[i]));
    }
    spec.parser()
        .unmatchedOptionsArePositionalParams(true)
        .unmatchedOptionsAllowedAsOptionParameters(true)
        .overwrittenOptionsAllowed(true)
        .endOfOptionsDelimiter("\0")
        .posixClusteredShortOptionsAllowed(true);
    CommandLine line = new CommandLine(spec);
    line.setAbbreviatedOptionsAllowed(true);
    line.setExpandAtFiles(false);
    line.registerConverter(Duration.class, Values::duration);
    return line;
  }
}
