package io.jswift.cli.command;

import io.jswift.cli.options.Globs;
import io.jswift.cli.options.Stop;
import io.jswift.cli.options.TransferOptions;
import io.jswift.cli.options.Values;
import io.jswift.cli.output.DeletePrinter;
import io.jswift.cli.output.NotFound;
import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectName;
import io.jswift.domain.StatusException;
import io.jswift.service.SwiftService;
import io.jswift.service.delete.DeleteItem;
import io.jswift.service.delete.DeleteOptions;
import io.jswift.service.delete.DeleteOutcome;
import io.jswift.service.delete.DeleteRequest;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.settings.RunOptions;
import io.jswift.service.settings.ServiceSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swift delete}: objects with their segments, containers with their objects. */
public final class DeleteCommand implements Command {
  @Option(
      names = {"-a", "--all"},
      description = "Delete all containers and objects.")
  boolean all;

  @Option(
      names = {"-p", "--prefix"},
      paramLabel = "PREFIX",
      description = "Only delete objects beginning with the prefix.")
  String prefix = "";

  @Option(names = "--leave-segments", description = "Do not delete segments of manifest objects.")
  boolean leaveSegments;

  @Option(
      names = "--versions",
      description = "Delete all versions of the objects of the container.")
  boolean versions;

  @Option(
      names = "--version-id",
      paramLabel = "ID",
      description = "Delete a version of the object.")
  @Nullable String versionId;

  @Option(
      names = {"-H", "--header"},
      paramLabel = "NAME:VALUE",
      description = "Adds a request header.")
  List<String> headers = new ArrayList<>();

  @Option(
      names = "--object-threads",
      paramLabel = "N",
      description = "Number of threads to use for deleting objects; 10 unless told.")
  int objectThreads = 10;

  @Option(
      names = "--container-threads",
      paramLabel = "N",
      description = "Number of threads to use for deleting containers; 10 unless told.")
  int containerThreads = 10;

  @Mixin Globs globs = new Globs();

  @Mixin TransferOptions transferOptions = new TransferOptions();

  @Override
  public String synopsis() {
    return """
        [--all] [--leave-segments] [--object-threads <threads>] [--container-threads <threads>]
                    [--header <header:value>] [--prefix <prefix>] [--versions] [--version-id <id>]
                    [--include <glob>] [--exclude <glob>] [--dry-run] [--no-progress] [--summary]
                    [--limit-rate <rate>]
                    [<container> [<object>] [...]]\
        """;
  }

  @Override
  public String help() {
    return """
        Delete a container or objects within a container.
        The segments of large objects go with them, unless told otherwise.

        Positional arguments:
          [<container>]         Name of container to delete from.
          [<object>]            Name of object to delete. Specify multiple times
                                for multiple objects.

        Examples:
          swift delete photos sea.jpg
          swift delete photos --prefix 2020/
          swift delete photos --include '2020/**.tmp' --dry-run
          swift delete photos                   the container and all that is in it

        With --include or --exclude the containers stay. What is deleted is gone at once and
        for ever, unless the container keeps versions.
        """;
  }

  @Override
  public void run(List<String> arguments, Access access) {
    if (arguments.isEmpty() != all) {
      throw new Stop.Usage("");
    }
    if (versions && arguments.size() > 1) {
      throw new Stop("--versions option not allowed for object deletes");
    }
    if (Values.isSet(versionId) && arguments.size() < 2) {
      throw new Stop("--version-id option only allowed for object deletes");
    }
    if (all && !prefix.isEmpty()) {
      throw new Stop("Prefix specified without container\nFailed Transaction ID: unknown");
    }
    ServiceSettings settings =
        ServiceSettings.DEFAULTS
            .withContainerThreads(Values.threads("--container-threads", containerThreads))
            .withDownloadThreads(Values.threads("--object-threads", objectThreads));
    Headers call = Values.headers(headers, "");
    DeleteOptions how =
        DeleteOptions.DEFAULTS
            .withLeaveSegments(leaveSegments)
            .withVersions(all || versions)
            .withHeaders(call);
    DeleteRequest request = new DeleteRequest(selection(arguments), how);
    SwiftService swift = access.service(settings);
    boolean quiet = access.options().verbosity() == 0;
    Transfer transfer = Transfer.of(transferOptions, access);
    DeletePrinter printer = new DeletePrinter(access.output(), quiet, all);
    RunOptions run = transfer.runOptions().withOnly(globs.names());
    try (Outcomes<DeleteOutcome> outcomes = swift.delete(request, run)) {
      outcomes.forEachRemaining(printer::print);
    } catch (StatusException missing) {
      NotFound.report(access.output(), missing, "Account not found");
    }
    transfer.end();
  }

  private DeleteRequest.Selection selection(List<String> arguments) {
    if (all) {
      return new DeleteRequest.Selection.Account();
    }
    ContainerName container = Values.container(arguments.get(0));
    if (arguments.size() > 1) {
      List<DeleteItem> items =
          arguments.stream()
              .skip(1)
              .filter(name -> name.startsWith(prefix))
              .map(
                  name ->
                      new DeleteItem(
                          new ObjectName(name), Values.isSet(versionId) ? versionId : null, null))
              .toList();
      return new DeleteRequest.Selection.Objects(container, items);
    }
    return prefix.isEmpty()
        ? new DeleteRequest.Selection.Container(container)
        : new DeleteRequest.Selection.Prefix(container, prefix);
  }
}
