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

  /**
   * Options that belong together.
   *
   * @param options at least one
   */
  public record Group(String title, List<OptionSpec> options) {}

  /** Returns the options that only this command takes, and those it shares with a few. */
  public static String of(Object command) {
    return text(groups(command));
  }

  /** Returns the same as groups; none if it has no options. */
  public static List<Group> groups(Object command) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(command);
    List<Group> groups = new ArrayList<>();
    Set<String> elsewhere = new LinkedHashSet<>();
    for (CommandSpec mixin : spec.mixins().values()) {
      mixin.options().forEach(each -> elsewhere.add(each.longestName()));
      groups.add(new Group(mixin.usageMessage().optionListHeading(), mixin.options()));
    }
    List<OptionSpec> own =
        spec.options().stream().filter(each -> !elsewhere.contains(each.longestName())).toList();
    groups.add(0, new Group("Options", own));
    groups.removeIf(each -> each.options().isEmpty());
    return groups;
  }

  /** Returns the options that every command takes, but for OpenStack's. */
  public static String shared() {
    return text(sharedGroups());
  }

  /** Returns the same as groups. */
  public static List<Group> sharedGroups() {
    List<OptionSpec> rest =
        new ArrayList<>(CommandSpec.forAnnotatedObject(new GlobalOptions()).options());
    List<Group> groups = new ArrayList<>();
    for (Section section : SHARED) {
      groups.add(new Group(section.title(), rest.stream().filter(section::has).toList()));
      rest.removeIf(section::has);
    }
    groups.add(new Group("Help", rest));
    return groups;
  }

  private static String text(List<Group> groups) {
    StringBuilder out = new StringBuilder();
    groups.forEach(each -> out.append(section(each.title(), each.options())));
    return out.toString();
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
