package io.jswift.cli.command;

import io.jswift.cli.options.GlobalOptions;
import io.jswift.cli.output.Output;
import io.jswift.service.ServiceSettings;
import io.jswift.service.SwiftService;
import java.io.InputStream;
import java.util.List;

/** What a command reaches the world through. */
public interface Access {
  /** Returns the options that every command has. */
  GlobalOptions options();

  /** Returns the streams to write to. */
  Output output();

  /** Returns standard input. */
  InputStream input();

  /**
   * Returns the service, made when first asked for; closed at the end of the run.
   *
   * @throws io.jswift.cli.options.Stop if credentials are missing
   */
  SwiftService service(ServiceSettings settings);

  /** Returns the embedded Swift. */
  EmbeddedSwift embedded();

  /**
   * Runs another command line with other variables of the environment and the same streams; returns
   * its exit code.
   */
  int run(List<String> arguments, java.util.Map<String, String> environment);
}
