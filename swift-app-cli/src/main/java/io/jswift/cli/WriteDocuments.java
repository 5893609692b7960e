package io.jswift.cli;

import io.jswift.cli.command.Command;
import io.jswift.cli.documents.Documents;
import io.jswift.cli.options.GlobalOptions;
import io.jswift.cli.output.Output;
import io.jswift.cli.wiring.SwiftComponent;
import io.jswift.ports.time.Time;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What the build runs to have manual pages and completions; no part of the command. */
final class WriteDocuments {
  private WriteDocuments() {}

  /** Writes below the directory that is the only argument. */
  public static void main(String[] arguments) throws IOException {
    Output nowhere = new Output(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
    Map<String, Command> commands = new TreeMap<>();
    SwiftComponent.of(new GlobalOptions(), nowhere, Time.system())
        .commands()
        .forEach((name, maker) -> commands.put(name, maker.get()));
    new Documents(commands).write(Path.of(arguments[0]));
  }
}
