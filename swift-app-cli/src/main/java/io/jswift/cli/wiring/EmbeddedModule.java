package io.jswift.cli.wiring;

import dagger.Module;
import dagger.Provides;
import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.MemorySwift;
import io.jswift.adapter.memory.MemorySwiftBuilder;
import io.jswift.cli.command.EmbeddedSwift;

/** The embedded Swift. */
@Module
final class EmbeddedModule {
  private EmbeddedModule() {}

  @Provides
  static EmbeddedSwift embedded() {
    return (port, users, faults) -> {
      MemorySwiftBuilder builder = MemorySwift.builder().faults(faults);
      users.forEach(builder::user);
      MemorySwift swift = builder.build();
      LoopbackServer server = swift.serve(port);
      return new Running(swift, server);
    };
  }

  private record Running(MemorySwift swift, LoopbackServer server)
      implements EmbeddedSwift.Running {
    @Override
    public String authUrl() {
      return server.authUrl();
    }

    @Override
    public void close() {
      server.close();
      swift.close();
    }
  }
}
