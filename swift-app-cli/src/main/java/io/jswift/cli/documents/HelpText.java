package io.jswift.cli.documents;

import io.jswift.cli.command.Command;

/**
 * What a command says of itself, in the parts of a manual page.
 *
 * @param description what it does
 * @param arguments its positional arguments; empty if it takes none
 * @param examples lines to try; empty if there are none
 * @param considerations what to know besides; empty if nothing
 */
record HelpText(String description, String arguments, String examples, String considerations) {
  static HelpText of(Command command) {
    StringBuilder description = new StringBuilder();
    StringBuilder arguments = new StringBuilder();
    StringBuilder examples = new StringBuilder();
    StringBuilder considerations = new StringBuilder();
    StringBuilder part = description;
    for (String paragraph : command.help().stripTrailing().split("\n\n")) {
      String text = paragraph;
      if (paragraph.startsWith("Positional arguments:\n")) {
        part = arguments;
        text = paragraph.substring(paragraph.indexOf('\n') + 1);
      } else if (paragraph.startsWith("Examples:\n") || paragraph.startsWith("Recipes:\n")) {
        part = examples;
        text = paragraph.substring(paragraph.indexOf('\n') + 1);
      } else if (part == examples) {
        part = considerations;
      }
      part.append(part.isEmpty() ? "" : "\n\n").append(text);
    }
    return new HelpText(
        description.toString(),
        arguments.toString(),
        examples.toString(),
        considerations.toString());
  }
}
