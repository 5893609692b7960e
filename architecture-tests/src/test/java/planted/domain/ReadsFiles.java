package planted.domain;

/** Breaks a rule on purpose. */
public class ReadsFiles {
  java.nio.file.Path path;
}
