package io.jswift.cli.command;

import io.jswift.cli.output.Output;
import io.jswift.cli.output.Python;
import io.jswift.domain.ContainerName;
import io.jswift.domain.StatusException;

/** Says what it was that is not there. */
final class NotFound {
  private NotFound() {}

  static String container(ContainerName container) {
    return "Container " + Python.quoted(container.value()) + " not found";
  }

  /** Prints the text for a 404; throws any other failure again. */
  static void report(Output output, StatusException failure, String text) {
    if (failure.kind() != StatusException.Kind.NOT_FOUND) {
      throw failure;
    }
    output.errorWithTransaction(text, failure);
  }
}
