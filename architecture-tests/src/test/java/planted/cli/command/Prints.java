package planted.cli.command;

/** Breaks a rule on purpose, in two ways. */
public class Prints {
  void print() {
    System.out.println();
  }

  void complain() {
    System.err.println();
  }
}
