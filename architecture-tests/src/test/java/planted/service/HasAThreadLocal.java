package planted.service;

/** Breaks a rule on purpose. */
public class HasAThreadLocal {
  ThreadLocal<String> local;
}
