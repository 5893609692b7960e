package io.jswift.cli.options;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options as {@code --help} shows them, in sections, each under what its options are about. */
public final class OptionHelp {
  private static final int WIDTH = 100;
  private static final List<Section> SHARED =
      List.of(
          new Section("Login", Set.of("-A", "-U", "-K", "-V", "--prompt", "--force-auth-retry")),
          new Section("Requests", Set.of("-T", "-R", "--insecure", "--no-ssl-compression")),
          new Section(
              "Output",
              Set.of("-v", "-q", "--format", "--debug", "--debug-with-secrets", "--info")));

  private record Section(String title, Set<String> names) {
    boolean has(OptionSpec option) {
      return names.contains(option.names()[0]);
    }
  }

  private OptionHelp() {}

  /** Returns the options that only this command takes, and those it shares with a few. */
  public static String of(Object command) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(command);
    StringBuilder mixed = new StringBuilder();
    Set<String> elsewhere = new LinkedHashSet<>();
    for (CommandSpec mixin : spec.mixins().values()) {
      mixin.options().forEach(each -> elsewhere.add(each.longestName()));
      mixed.append(section(mixin.usageMessage().optionListHeading(), mixin.options()));
    }
    List<OptionSpec> own =
        spec.options().stream().filter(each -> !elsewhere.contains(each.longestName())).toList();
    return section("Options", own) + mixed;
  }

  /** Returns the options that every command takes, but for OpenStack's. */
  public static String shared() {
    List<OptionSpec> rest =
        new ArrayList<>(CommandSpec.forAnnotatedObject(new GlobalOptions()).options());
    StringBuilder out = new StringBuilder();
    for (Section section : SHARED) {
      out.append(section(section.title(), rest.stream().filter(section::has).toList()));
      rest.removeIf(section::has);
    }
    return out + section("Help", rest);
  }

  /** Returns OpenStack's options. */
  public static String openStack() {
    CommandSpec spec = CommandSpec.create();
    new OpenStackOptions().addTo(spec, false);
    return section("OpenStack, with the variables that stand in for the options", spec.options());
  }

  private static String section(String title, List<OptionSpec> options) {
    if (options.isEmpty()) {
      return "";
    }
    CommandSpec spec = CommandSpec.create();
    options.forEach(each -> spec.addOption(OptionSpec.builder(each).build()));
    CommandLine line = new CommandLine(spec);
    line.setUsageHelpAutoWidth(false).setUsageHelpWidth(WIDTH);
    return "\n" + title + ":\n" + line.getHelp().optionList();
  }
}
