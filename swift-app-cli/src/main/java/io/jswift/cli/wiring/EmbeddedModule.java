package io.jswift.cli.wiring;

import dagger.Module;
import dagger.Provides;
import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.MemorySwift;
import io.jswift.adapter.memory.MemorySwiftBuilder;
import io.jswift.cli.command.EmbeddedSwift;
import io.jswift.domain.SwiftException;
import java.nio.file.Path;

/** The embedded Swift. */
@Module
final class EmbeddedModule {
  private EmbeddedModule() {}

  @Provides
  static EmbeddedSwift embedded() {
    return EmbeddedModule::start;
  }

  private static Running start(EmbeddedSwift.Settings settings) {
    MemorySwiftBuilder builder = MemorySwift.builder().faults(settings.faults());
    settings.users().forEach(builder::user);
    Path data = settings.data();
    if (data != null) {
      builder.data(data);
    }
    MemorySwift swift = builder.build();
    try {
      return new Running(swift, swift.serve(settings.port()));
    } catch (SwiftException noPort) {
      swift.close();
      throw noPort;
    }
  }

  private record Running(MemorySwift swift, LoopbackServer server)
      implements EmbeddedSwift.Running {
    @Override
    public String authUrl() {
      return server.authUrl();
    }

    @Override
    public String keystoneUrl() {
      return server.keystoneUrl();
    }

    @Override
    public void close() {
      server.close();
      swift.close();
    }
  }
}
