package io.jswift.cli;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Another process of this one's group, which the terminal's Ctrl-C reaches at the same moment, as
 * it reaches the program that writes to the pipe. Java hears of a signal a little later than it
 * came, later perhaps than of the end of the pipe; this process either is dead by then or answers.
 */
interface Bystander {
  /** Where there is none: nothing is known. */
  Bystander NONE = () -> true;

  /** Returns whether no signal has come; asked once. */
  boolean undisturbed();

  /** Starts one, if that can be done here. */
  static Bystander start() {
    try {
      Process echo = new ProcessBuilder("cat").start();
      return () -> answers(echo);
    } catch (IOException noSuchProgram) {
      return NONE;
    }
  }

  private static boolean answers(Process echo) {
    try (OutputStream question = echo.getOutputStream()) {
      question.write('?');
      question.flush();
      return echo.getInputStream().read() == '?';
    } catch (IOException gone) {
      return false;
    }
  }
}
