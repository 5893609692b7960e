package planted.service;

/** Breaks a rule on purpose. */
public class UsesOkio {
  okio.Buffer buffer;
}
