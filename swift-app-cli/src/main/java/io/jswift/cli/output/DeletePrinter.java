package io.jswift.cli.output;

import io.jswift.domain.StatusException;
import io.jswift.service.delete.DeleteOutcome;
import io.jswift.service.outcome.Failure;

/** Prints what became of deletions. */
public final class DeletePrinter {
  private final Output output;
  private final boolean quiet;
  private final boolean all;

  /**
   * Makes one.
   *
   * @param quiet whether only what failed is printed
   * @param all whether names are printed with their container
   */
  public DeletePrinter(Output output, boolean quiet, boolean all) {
    this.output = output;
    this.quiet = quiet;
    this.all = all;
  }

  /** Prints one. */
  public void print(DeleteOutcome outcome) {
    if (outcome instanceof DeleteOutcome.Failed failed) {
      output.error(
          "Error Deleting: " + what(failed) + ": " + why(failed),
          failed.failure().cause(),
          DeleteLines.failed(failed));
    } else if (!quiet && outcome instanceof DeleteOutcome.Planned plan) {
      PlanLines.print(output, plan);
    } else if (!quiet && output.isJson()) {
      output.line(DeleteLines.of(outcome));
    } else if (!quiet && outcome instanceof DeleteOutcome.ObjectDeleted deleted) {
      String name = all ? deleted.object().toString() : deleted.object().object().value();
      output.line(name + after(deleted.attempts()));
    } else if (!quiet && outcome instanceof DeleteOutcome.SegmentDeleted deleted) {
      output.line(deleted.segment() + after(deleted.attempts()));
    } else if (!quiet && outcome instanceof DeleteOutcome.ContainerDeleted deleted) {
      output.line(deleted.container() + after(deleted.attempts()));
    }
  }

  private static String what(DeleteOutcome.Failed failed) {
    return failed.objectOrNull() == null
        ? failed.container().value()
        : failed.objectOrNull().toString();
  }

  private static String why(DeleteOutcome.Failed failed) {
    Failure failure = failed.failure();
    boolean missingContainer =
        failed.objectOrNull() == null
            && failure.cause() instanceof StatusException status
            && status.kind() == StatusException.Kind.NOT_FOUND;
    if (failure.cause() instanceof StatusException status
        && status.operation().equals(DeleteOutcome.Failed.IN_BULK)) {
      return (status.status() + " " + status.reason()).strip();
    }
    return missingContainer
        ? Python.quoted(NotFound.container(failed.container())) + " container:" + failed.container()
        : String.valueOf(failure.cause().getMessage());
  }

  private static String after(int attempts) {
    return attempts > 1 ? " [after " + attempts + " attempts]" : "";
  }
}
