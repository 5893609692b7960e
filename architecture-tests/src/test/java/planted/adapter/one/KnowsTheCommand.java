package planted.adapter.one;

/** Breaks a rule on purpose. */
public class KnowsTheCommand {
  planted.cli.command.Prints command;
}
