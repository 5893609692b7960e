package io.jswift.cli.command;

import io.jswift.cli.options.GlobalOptions;
import io.jswift.cli.output.Output;
import io.jswift.ports.time.Time;
import io.jswift.service.SwiftService;
import io.jswift.service.connection.Connection;
import io.jswift.service.settings.ServiceSettings;
import jakarta.inject.Provider;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** What a command reaches the world through. */
public interface Access {
  /** Returns the options that every command has. */
  GlobalOptions options();

  /** Returns those options with the values of the cloud that was asked for, if one was. */
  GlobalOptions credentials();

  /** Returns the streams to write to. */
  Output output();

  /** Returns whether a person watches: output and errors go to a terminal. */
  boolean terminal();

  /** Returns standard input. */
  InputStream input();

  /**
   * Returns the service, made when first asked for; closed at the end of the run.
   *
   * @throws io.jswift.cli.options.Stop if credentials are missing
   */
  SwiftService service(ServiceSettings settings);

  /** Returns a connection for what needs no login: other clusters' capabilities. */
  Connection withoutLogin();

  /** Returns clock and stopwatch. */
  Time time();

  /** Returns a maker for each sub-command, by name. */
  Map<String, Provider<Command>> commands();

  /** Returns the embedded Swift. */
  EmbeddedSwift embedded();

  /**
   * Runs another command line with other variables of the environment and the same streams; returns
   * its exit code.
   */
  int run(List<String> arguments, Map<String, String> environment);
}
