package planted.cli.command;

/** Breaks a rule on purpose. */
public class Prints {
  void print() {
    System.out.println();
  }
}
