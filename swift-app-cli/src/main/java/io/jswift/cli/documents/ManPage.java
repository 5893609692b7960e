package io.jswift.cli.documents;

import io.jswift.cli.command.Command;
import io.jswift.cli.options.OpenStackOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Manual pages, as roff with the macros of man. */
final class ManPage {
  private final StringBuilder out = new StringBuilder();

  private ManPage(String name, String brief) {
    out.append(".TH ").append(name.toUpperCase(Locale.ROOT)).append(" 1 \"\" jswift jswift\n");
    section("NAME");
    text(name + " - " + brief);
  }

  static String of(CommandLine model, Map<String, Command> commands) {
    ManPage page = new ManPage("swift", "command for OpenStack Swift, an object store");
    page.section("SYNOPSIS");
    page.text("swift [options] <subcommand> [--help] [arguments]");
    page.section("SUBCOMMANDS");
    commands.forEach(
        (name, command) -> {
          page.item(name);
          page.text(Texts.brief(command) + ". See swift-" + name + "(1).");
        });
    page.section("OPTIONS");
    page.options(Texts.options(model.getCommandSpec()));
    page.section("OPTIONS OF OPENSTACK");
    for (OpenStackOption each : OpenStackOption.values()) {
      page.item(each.option());
      page.text("In place of it: the variable " + each.variable() + ".");
    }
    page.section("EXIT STATUS");
    page.text(
        "0, or 1 if an error was printed, or 2 if the command line is wrong or it was"
            + " interrupted.");
    return page.out.toString();
  }

  static String of(String name, Command command, CommandLine model) {
    ManPage page = new ManPage("swift-" + name, Texts.brief(command));
    page.section("SYNOPSIS");
    page.text(("swift " + name + " " + command.synopsis()).replaceAll("\\s+", " ").strip());
    page.section("DESCRIPTION");
    page.out.append(".nf\n");
    page.text(command.help().stripTrailing());
    page.out.append(".fi\n");
    List<OptionSpec> options = Texts.options(model, name);
    if (!options.isEmpty()) {
      page.section("OPTIONS");
      page.options(options);
    }
    page.section("SEE ALSO");
    page.text("swift(1), for the options that every subcommand takes.");
    return page.out.toString();
  }

  private void options(List<OptionSpec> options) {
    for (OptionSpec option : options) {
      String value = Texts.valued(option) ? " " + option.paramLabel() : "";
      item(String.join(", ", option.names()) + value);
      text(String.join(" ", option.description()));
    }
  }

  private void section(String title) {
    out.append(".SH \"").append(title).append("\"\n");
  }

  private void item(String label) {
    out.append(".TP\n\\fB").append(escaped(label)).append("\\fR\n");
  }

  private void text(String lines) {
    lines
        .lines()
        .forEach(
            line ->
                out.append(line.startsWith(".") || line.startsWith("'") ? "\\&" : "")
                    .append(escaped(line))
                    .append('\n'));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-");
  }
}
