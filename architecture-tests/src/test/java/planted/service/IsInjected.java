package planted.service;

/** Breaks a rule on purpose. */
public class IsInjected {
  jakarta.inject.Provider<String> provider;
}
