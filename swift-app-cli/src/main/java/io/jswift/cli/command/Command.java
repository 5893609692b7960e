package io.jswift.cli.command;

import java.util.List;

/** A sub-command: its options are its annotated fields. A new one is made for each run. */
public interface Command {
  /** Returns the synopsis after the name, such as {@code [container [object]]}. */
  String synopsis();

  /** Returns what it does, in a few lines for {@code --help}. */
  String help();

  /**
   * Does it.
   *
   * @param arguments the positionals after the name
   * @param access the service, the streams and what else a command needs
   */
  void run(List<String> arguments, Access access);
}
