/** The embedded Swift for tests by JUnit 5: one annotation on a test class starts it. */
module io.jswift.junit {
  requires transitive io.jswift.adapter.memory;
  requires transitive org.junit.jupiter.api;
  requires static transitive org.jspecify;

  exports io.jswift.junit;

  opens io.jswift.junit to
      org.junit.platform.commons;
}
