package io.jswift.cli.documents;

import io.jswift.cli.command.Command;
import io.jswift.cli.options.CommandLineReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Writes manual pages and completions for bash, zsh and fish. */
public final class Documents {
  private final Map<String, Command> commands;
  private final CommandLine model;

  /** Makes the documents of these commands. */
  public Documents(Map<String, Command> commands) {
    this.commands = new TreeMap<>(commands);
    this.model = CommandLineReader.model(this.commands);
  }

  /** Writes all of them below a directory. */
  public void write(Path directory) throws IOException {
    write(directory.resolve("man/swift.1"), ManPage.of(model, commands));
    for (Map.Entry<String, Command> each : commands.entrySet()) {
      write(
          directory.resolve("man/swift-" + each.getKey() + ".1"),
          ManPage.of(each.getKey(), each.getValue()));
    }
    Path completions = directory.resolve("completions");
    write(
        completions.resolve("bash/swift"),
        AutoComplete.bash("swift", CommandLineReader.flatModel(commands)));
    write(completions.resolve("zsh/_swift"), ZshCompletion.of(model, commands));
    write(completions.resolve("fish/swift.fish"), FishCompletion.of(model, commands));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
