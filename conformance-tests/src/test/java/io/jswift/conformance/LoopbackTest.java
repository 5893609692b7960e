package io.jswift.conformance;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Every suite against OkHttp and the loopback server. */
class LoopbackTest {
  private static Backend backend;

  @BeforeAll
  static void open() {
    backend = new LoopbackBackend();
  }

  @AfterAll
  static void close() {
    backend.close();
  }

  @Nested
  class Objects extends ObjectSuite {
    @Override
    Backend backend() {
      return backend;
    }
  }

  @Nested
  class Containers extends ContainerSuite {
    @Override
    Backend backend() {
      return backend;
    }
  }

  @Nested
  class Service extends ServiceSuite {
    @Override
    Backend backend() {
      return backend;
    }
  }

  @Nested
  class Operations extends OperationSuite {
    @Override
    Backend backend() {
      return backend;
    }
  }

  @Nested
  class LargeObjects extends LargeObjectSuite {
    @Override
    Backend backend() {
      return backend;
    }
  }

  @Nested
  class Uploads extends UploadSuite {
    @Override
    Backend backend() {
      return backend;
    }
  }
}
