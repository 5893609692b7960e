package io.jswift.cli.options;

/** Ends the command with a message on standard error and an exit code. */
public final class Stop extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /** Ends with status 1. */
  public Stop(String message) {
    this(message, 1);
  }

  /** Ends with a status of its own. */
  public Stop(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /** Returns the exit code. */
  public int exitCode() {
    return exitCode;
  }

  /** Ends with the usage of the sub-command. */
  public static final class Usage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes one with what is wrong; empty where the usage says enough. */
    public Usage(String message) {
      super(message);
    }
  }
}
