package planted.service;

/** Breaks a rule on purpose, in two ways. */
public class HasState {
  static final java.util.concurrent.atomic.AtomicInteger COUNT =
      new java.util.concurrent.atomic.AtomicInteger();
  static int state;
}
