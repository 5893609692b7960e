package io.jswift.cli.output;

/** Words for POSIX shells. */
public final class Shell {
  private Shell() {}

  /** Returns the text as one word: as it is if nothing in it is special, else in single quotes. */
  public static String word(String text) {
    return text.matches("[A-Za-z0-9@%+=:,./_-]+") ? text : "'" + text.replace("'", "'\"'\"'") + "'";
  }

  /** Returns the line that exports a variable. */
  public static String export(String name, String value) {
    return "export " + name + "=" + word(value);
  }
}
