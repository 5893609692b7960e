package planted.service;

/** Breaks a rule on purpose. */
public class KnowsTheCommand {
  planted.cli.command.Prints command;
}
