package planted.service;

/** Breaks a rule on purpose, in two ways. */
public class Reflects {
  java.lang.reflect.Method method;

  Class<?> find() throws ClassNotFoundException {
    return Class.forName("java.lang.String");
  }
}
