package io.jswift.cli.options;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Tells options from positionals by the rules that python-swiftclient's users know, and writes each
 * option in full. Long options may be shortened to any prefix that fits one option; short flags
 * combine, and their values may be attached; what no option fits is a positional, and so is {@code
 * --} with everything after it.
 */
final class ArgumentSorter {
  private static final String NEGATIVE_NUMBER = "-\\d+|-\\d*\\.\\d+";

  /**
   * Options that python-swiftclient lacks. They cannot be shortened, so that none makes a shortened
   * option of a script ambiguous.
   */
  private static final Set<String> ADDED =
      Set.of(
          "--format",
          "--marker",
          "--end-marker",
          "--limit",
          "--reverse",
          "--hash",
          "--summary",
          "--dry-run",
          "--include",
          "--exclude",
          "--no-progress",
          "--limit-rate",
          "--sync",
          "--part-size",
          "--large-objects",
          "--os-cloud",
          "--os-passcode",
          "--os-trust-id",
          "--os-application-credential-name");

  private final Map<String, OptionSpec> byName = new LinkedHashMap<>();
  private final List<String> arguments;
  private final List<String> options = new ArrayList<>();
  private final List<String> positionals = new ArrayList<>();
  private int next;

  /** An option that an argument names, with the value that is attached to it. */
  private record Named(OptionSpec option, @Nullable String value) {}

  /** Returns every spelling of the options. */
  static List<String> names(CommandSpec spec) {
    return List.copyOf(new ArgumentSorter(spec, List.of()).byName.keySet());
  }

  private ArgumentSorter(CommandSpec spec, List<String> arguments) {
    this.arguments = arguments;
    for (OptionSpec option : spec.options()) {
      for (String name : option.names()) {
        byName.put(name, option);
      }
    }
    for (OpenStackOption each : OpenStackOption.values()) {
      byName.computeIfAbsent(each.older(), older -> byName.get(each.option()));
    }
    byName.computeIfAbsent("--os_help", older -> byName.get("--os-help"));
  }

  /**
   * Sorts.
   *
   * @throws Stop with status 2 if a prefix fits several options, or a value is missing or too much
   */
  static ArgumentSorter sort(CommandSpec spec, List<String> arguments) {
    ArgumentSorter sorter = new ArgumentSorter(spec, arguments);
    sorter.run();
    return sorter;
  }

  /** Returns the options, each with its full name and its value attached. */
  List<String> options() {
    return options;
  }

  /** Returns the others, in order. */
  List<String> positionals() {
    return positionals;
  }

  private void run() {
    while (next < arguments.size()) {
      String argument = arguments.get(next++);
      if (argument.equals("--")) {
        positionals.add(argument);
        positionals.addAll(arguments.subList(next, arguments.size()));
        return;
      }
      @Nullable Named named = named(argument);
      if (named != null) {
        take(named);
      } else if (!cluster(argument)) {
        positionals.add(argument);
      }
    }
  }

  private @Nullable Named named(String argument) {
    OptionSpec exact = byName.get(argument);
    if (exact != null || !argument.startsWith("-")) {
      return exact == null ? null : new Named(exact, null);
    }
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    @Nullable String value = equals < 0 ? null : argument.substring(equals + 1);
    @Nullable OptionSpec option = byName.get(name);
    if (option == null && name.startsWith("--")) {
      option = shortened(argument, name);
    }
    return option == null ? null : new Named(option, value);
  }

  private @Nullable OptionSpec shortened(String argument, String prefix) {
    List<String> names =
        byName.keySet().stream()
            .filter(each -> each.startsWith(prefix) && !ADDED.contains(each))
            .toList();
    Set<OptionSpec> fitting = names.stream().map(byName::get).collect(Collectors.toSet());
    if (fitting.size() > 1) {
      throw wrong("ambiguous option: " + argument + " could match " + String.join(", ", names));
    }
    return fitting.stream().findFirst().orElse(null);
  }

  /** Takes flags that share a dash; the last may be an option with its value. */
  private boolean cluster(String argument) {
    if (argument.length() < 3 || argument.charAt(0) != '-') {
      return false;
    }
    for (int i = 1; i < argument.length(); i++) {
      @Nullable OptionSpec option = byName.get("-" + argument.charAt(i));
      if (option == null && i == 1) {
        return false;
      }
      if (option == null) {
        OptionSpec before = byName.get("-" + argument.charAt(i - 1));
        throw wrong(title(before) + "ignored explicit argument '" + argument.substring(i) + "'");
      }
      if (valued(option)) {
        take(new Named(option, i + 1 < argument.length() ? argument.substring(i + 1) : null));
        return true;
      }
      take(new Named(option, null));
    }
    return true;
  }

  private void take(Named named) {
    OptionSpec option = named.option();
    if (!valued(option)) {
      if (named.value() != null) {
        throw wrong(title(option) + "ignored explicit argument '" + named.value() + "'");
      }
      options.add(option.longestName());
      return;
    }
    String value = named.value() == null ? following(option) : named.value();
    options.add(option.longestName() + "=" + value);
  }

  private String following(OptionSpec option) {
    if (next == arguments.size() || looksLikeOption(arguments.get(next))) {
      throw wrong(title(option) + "expected one argument");
    }
    return arguments.get(next++);
  }

  private boolean looksLikeOption(String argument) {
    return argument.length() > 1
        && argument.startsWith("-")
        && !argument.matches(NEGATIVE_NUMBER)
        && (argument.indexOf(' ') < 0 || named(argument) != null);
  }

  private static boolean valued(OptionSpec option) {
    return option.arity().max() > 0;
  }

  private static String title(@Nullable OptionSpec option) {
    return option == null ? "" : "argument " + String.join("/", option.names()) + ": ";
  }

  private static Stop wrong(String message) {
    return CommandLineReader.wrong(message);
  }
}
