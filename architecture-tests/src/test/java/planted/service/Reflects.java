package planted.service;

/** Breaks a rule on purpose. */
public class Reflects {
  java.lang.reflect.Method method;
}
