package io.jswift.conformance;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** Every suite against one backend, which is opened once. A new suite is added here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EverySuite {
  private Backend backend;

  abstract Backend open();

  @BeforeAll
  final void openBackend() {
    backend = open();
  }

  @AfterAll
  final void closeBackend() {
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
  class Uploads extends UploadSuite {
    @Override
    Backend backend() {
      return backend;
    }
  }

  @Nested
  class Downloads extends DownloadSuite {
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
  class Manifests extends ManifestSuite {
    @Override
    Backend backend() {
      return backend;
    }
  }

  @Nested
  class Copies extends CopySuite {
    @Override
    Backend backend() {
      return backend;
    }
  }

  @Nested
  class Bulk extends BulkSuite {
    @Override
    Backend backend() {
      return backend;
    }
  }

  @Nested
  class Versions extends VersionSuite {
    @Override
    Backend backend() {
      return backend;
    }
  }

  @Nested
  class Links extends LinkSuite {
    @Override
    Backend backend() {
      return backend;
    }
  }

  @Nested
  class Ranges extends RangeSuite {
    @Override
    Backend backend() {
      return backend;
    }
  }

  @Nested
  class Signatures extends SignatureSuite {
    @Override
    Backend backend() {
      return backend;
    }
  }

  @Nested
  class Settings extends SettingsSuite {
    @Override
    Backend backend() {
      return backend;
    }
  }

  @Nested
  class Deletions extends DeleteSuite {
    @Override
    Backend backend() {
      return backend;
    }
  }

  @Nested
  class ServiceCopies extends ServiceCopySuite {
    @Override
    Backend backend() {
      return backend;
    }
  }

  @Nested
  class Sync extends SyncSuite {
    @Override
    Backend backend() {
      return backend;
    }
  }

  @Nested
  class Quotas extends QuotaSuite {
    @Override
    Backend backend() {
      return backend;
    }
  }

  @Nested
  class Names extends NameSuite {
    @Override
    Backend backend() {
      return backend;
    }
  }
}
