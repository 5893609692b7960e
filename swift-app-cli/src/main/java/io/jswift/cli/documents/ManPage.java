package io.jswift.cli.documents;

import io.jswift.cli.command.Command;
import io.jswift.cli.options.OpenStackOption;
import io.jswift.cli.options.OptionHelp;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Manual pages, as roff with the macros of man. */
final class ManPage {
  private static final Pattern VARIABLE = Pattern.compile("\\(([A-Z][A-Z_]+)\\)");
  private static final String EXAMPLES =
      """
        swift -A https://host/auth/v1.0 -U account:user -K key stat
        swift upload photos ./pictures
        swift list photos --lh
        swift download photos -D ./copy
        swift delete photos --include '2020/**' --dry-run
        swift list photos --format json | jq -r .name""";

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
    page.section("DESCRIPTION");
    page.text("Stores, lists, fetches and removes objects. Options stand before or after the");
    page.text("subcommand, and their names may be shortened as long as they are not ambiguous.");
    page.section("SUBCOMMANDS");
    commands.forEach(
        (name, command) -> {
          page.item(name);
          page.text(Texts.brief(command) + ". See swift-" + name + "(1).");
        });
    page.section("OPTIONS");
    page.groups(OptionHelp.sharedGroups());
    page.out.append(".SS \"OpenStack\"\n");
    for (OpenStackOption each : OpenStackOption.values()) {
      page.item(each.option());
      page.text("In place of it: the variable " + each.variable() + ".");
    }
    page.block("EXAMPLES", EXAMPLES);
    page.environment(Texts.options(model.getCommandSpec()));
    page.exitStatus();
    page.considerations();
    return page.out.toString();
  }

  static String of(String name, Command command) {
    ManPage page = new ManPage("swift-" + name, Texts.brief(command));
    HelpText help = HelpText.of(command);
    page.section("SYNOPSIS");
    page.text(("swift " + name + " " + command.synopsis()).replaceAll("\\s+", " ").strip());
    page.block("DESCRIPTION", help.description());
    page.block("ARGUMENTS", help.arguments());
    List<OptionHelp.Group> groups = OptionHelp.groups(command);
    if (!groups.isEmpty()) {
      page.section("OPTIONS");
      page.groups(groups);
    }
    page.block("EXAMPLES", help.examples());
    page.section("ENVIRONMENT");
    page.text("The variables that log in, and others, are listed in swift(1).");
    page.exitStatus();
    page.block("CONSIDERATIONS", help.considerations());
    page.section("SEE ALSO");
    page.text("swift(1), for the options that every subcommand takes.");
    return page.out.toString();
  }

  private void groups(List<OptionHelp.Group> groups) {
    for (OptionHelp.Group group : groups) {
      if (!group.title().equals("Options")) {
        out.append(".SS \"").append(escaped(group.title())).append("\"\n");
      }
      for (OptionSpec option : group.options()) {
        String value = Texts.valued(option) ? " " + option.paramLabel() : "";
        item(String.join(", ", option.names()) + value);
        text(String.join(" ", option.description()));
      }
    }
  }

  private void environment(List<OptionSpec> options) {
    section("ENVIRONMENT");
    for (OptionSpec option : options) {
      Matcher variable = VARIABLE.matcher(String.join(" ", option.description()));
      if (variable.find()) {
        variable(variable.group(1), "stands in for " + option.longestName() + ".");
      }
    }
    variable("OS_AUTH_VERSION, OS_IDENTITY_API_VERSION", "stand in for ST_AUTH_VERSION.");
    variable("http_proxy, https_proxy, no_proxy", "choose a proxy.");
    variable(
        "REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE",
        "name a file of trusted authorities where OS_CACERT does not.");
    variable("JSWIFT_SESSION_CACHE", "if on, keeps sessions, so that a loop logs in once.");
    variable("JSWIFT_JAVA_OPTIONS", "adds options for Java.");
  }

  private void variable(String name, String meaning) {
    item(name);
    text(meaning);
  }

  private void exitStatus() {
    section("EXIT STATUS");
    variable("0", "No error was printed; warnings do not count.");
    variable("1", "At least one error was printed; what could be done is done.");
    variable("2", "An option is wrong, or the command was interrupted.");
    variable("141", "Whoever read the output went away, as head does.");
  }

  private void considerations() {
    section("CONSIDERATIONS");
    variable("No rename, no appending", "An object is replaced as a whole, or copied and deleted.");
    variable(
        "No directories", "Slashes are part of names; a marker object stands for an empty one.");
    variable("Listings lag", "They may miss what was just stored, or show what was just deleted.");
    variable(
        "Large objects",
        "They are a manifest and its segments. Who deletes the manifest alone pays for the rest.");
    variable("Metadata", "Posting to an object replaces all of it.");
    variable("No lock", "Others may change anything between two commands.");
  }

  private void block(String title, String lines) {
    if (!lines.isEmpty()) {
      section(title);
      out.append(".nf\n");
      text(lines);
      out.append(".fi\n");
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
