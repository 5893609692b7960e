package io.jswift.cli.command;

import io.jswift.cli.options.Stop;
import io.jswift.cli.options.TransferOptions;
import io.jswift.cli.options.Values;
import io.jswift.cli.output.CopyPrinter;
import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectName;
import io.jswift.domain.Resource;
import io.jswift.service.SwiftService;
import io.jswift.service.copy.CopyItem;
import io.jswift.service.copy.CopyOptions;
import io.jswift.service.copy.CopyOptions.LargeObjects;
import io.jswift.service.copy.CopyOutcome;
import io.jswift.service.copy.CopyRequest;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.settings.ServiceSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swift copy}: objects to other places of the cluster, or onto themselves. */
public final class CopyCommand implements Command {
  @Option(
      names = {"-d", "--destination"},
      paramLabel = "/CONTAINER[/OBJECT]",
      description = "Where the copy goes; onto the object itself unless told.")
  @Nullable String destination;

  @Option(
      names = {"-M", "--fresh-metadata"},
      description = "Copy without any existing metadata.")
  boolean freshMetadata;

  @Option(
      names = {"-m", "--meta"},
      paramLabel = "NAME:VALUE",
      description = "Sets a meta data item.")
  List<String> meta = new ArrayList<>();

  @Option(
      names = {"-H", "--header"},
      paramLabel = "NAME:VALUE",
      description = "Adds a request header.")
  List<String> headers = new ArrayList<>();

  @Option(
      names = "--large-objects",
      paramLabel = "FORM",
      description =
          "What becomes of large objects: 'data', one plain object; 'manifest', another manifest over"
              + " the same segments; 'segments', copies of these, too; 'auto', data where one object"
              + " may be so long and segments otherwise.")
  String largeObjects = "auto";

  @Mixin TransferOptions transferOptions = new TransferOptions();

  @Override
  public String synopsis() {
    return """
        [--destination </container/object>] [--fresh-metadata] [--meta <name:value>]
                    [--header <header>] [--large-objects <form>] [--dry-run] [--no-progress]
                    [--summary] <container> <object> [<object>] [...]""";
  }

  @Override
  public String help() {
    return """
        Copies object to new destination, optionally updates objects metadata.
        If destination is not set, will update metadata of object.
        A large object that is copied as a manifest shares its segments with the original:
        deleting one of them with its segments breaks the other.

        Positional arguments:
          <container>           Name of container to copy from.
          <object>              Name of object to copy. Specify multiple times
                                for multiple objects.

        Examples:
          swift copy photos sea.jpg -d /backup
          swift copy photos sea.jpg -d /backup/2030/sea.jpg --dry-run
          swift copy photos sea.jpg -m 'Colour:blue'
        """;
  }

  @Override
  public void run(List<String> arguments, Access access) {
    if (arguments.size() < 2) {
      throw new Stop.Usage("");
    }
    ContainerName container = Values.container(arguments.get(0));
    List<String> names = arguments.subList(1, arguments.size());
    check(names);
    List<CopyItem> items = names.stream().map(this::item).toList();
    Headers all =
        Values.headers(meta, Resource.OBJECT.metaPrefix())
            .overriddenBy(Values.headers(headers, ""));
    CopyOptions options =
        CopyOptions.DEFAULTS
            .withFreshMetadata(freshMetadata)
            .withLargeObjects(form())
            .withHeaders(all);
    SwiftService swift = access.service(ServiceSettings.DEFAULTS);
    boolean quiet = access.options().verbosity() == 0;
    Transfer transfer = Transfer.of(transferOptions, access);
    CopyPrinter printer = new CopyPrinter(access.output(), quiet, destination == null);
    CopyRequest request = new CopyRequest(container, items, options);
    try (Outcomes<CopyOutcome> outcomes = swift.copy(request, transfer.runOptions())) {
      outcomes.forEachRemaining(printer::print);
    }
    transfer.end();
  }

  private void check(List<String> names) {
    if (destination == null) {
      return;
    }
    if (!destination.startsWith("/")) {
      throw refused("destination must be in format /cont[/obj]");
    }
    if (destination.indexOf('/', 1) > 0 && names.size() > 1) {
      throw refused("Combination of multiple objects and destination including object is invalid");
    }
    if (destination.endsWith("/")) {
      throw refused("destination can not end in a slash");
    }
  }

  private LargeObjects form() {
    return switch (largeObjects) {
      case "auto" -> LargeObjects.AUTO;
      case "data" -> LargeObjects.DATA;
      case "manifest" -> LargeObjects.MANIFEST;
      case "segments" -> LargeObjects.SEGMENTS;
      default ->
          throw new Stop("--large-objects takes one of 'auto', 'data', 'manifest', 'segments'");
    };
  }

  private static Stop refused(String why) {
    return new Stop(why + "\nFailed Transaction ID: unknown");
  }

  private CopyItem item(String name) {
    CopyItem onto = new CopyItem(new ObjectName(name), null, null);
    return destination == null ? onto : onto.to(destination);
  }
}
