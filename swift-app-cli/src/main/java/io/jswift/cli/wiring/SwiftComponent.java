package io.jswift.cli.wiring;

import dagger.BindsInstance;
import dagger.Component;
import dagger.Lazy;
import io.jswift.cli.command.Command;
import io.jswift.cli.command.EmbeddedSwift;
import io.jswift.cli.options.GlobalOptions;
import io.jswift.cli.output.Output;
import io.jswift.ports.time.Time;
import io.jswift.ports.transport.Transport;
import io.jswift.service.connection.Connection;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Map;

/** Everything one run of the command may need; nothing is made before it is asked for. */
@Singleton
@Component(modules = {CommandModule.class, EmbeddedModule.class, TransportModule.class})
public interface SwiftComponent {
  /** Returns a maker for each sub-command, by name. */
  Map<String, Provider<Command>> commands();

  /** Returns the transport. */
  Lazy<Transport> transport();

  /** Returns the connection. */
  Lazy<Connection> connection();

  /** Returns a connection that cannot log in. */
  @Named("without login")
  Lazy<Connection> withoutLogin();

  /** Returns the embedded Swift. */
  EmbeddedSwift embedded();

  /** Collects what a run begins with. */
  @Component.Builder
  interface Builder {
    /** Sets the options. */
    @BindsInstance
    Builder options(GlobalOptions options);

    /** Sets the streams. */
    @BindsInstance
    Builder output(Output output);

    /** Sets the clock. */
    @BindsInstance
    Builder time(Time time);

    /** Returns the component. */
    SwiftComponent build();
  }

  /** Puts a component together. */
  static SwiftComponent of(GlobalOptions options, Output output, Time time) {
    return DaggerSwiftComponent.builder().options(options).output(output).time(time).build();
  }
}
