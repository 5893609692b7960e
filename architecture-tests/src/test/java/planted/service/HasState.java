package planted.service;

/** Breaks a rule on purpose. */
public class HasState {
  static int state;
}
