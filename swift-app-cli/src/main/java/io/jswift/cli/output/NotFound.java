package io.jswift.cli.output;

import io.jswift.domain.ContainerName;
import io.jswift.domain.StatusException;

/** Says what it was that is not there. */
public final class NotFound {
  private NotFound() {}

  /** Returns the sentence for a container. */
  public static String container(ContainerName container) {
    return "Container " + Python.quoted(container.value()) + " not found";
  }

  /** Prints the text for a 404; throws any other failure again. */
  public static void report(Output output, StatusException failure, String text) {
    if (failure.kind() != StatusException.Kind.NOT_FOUND) {
      throw failure;
    }
    output.errorWithTransaction(text, failure);
  }
}
