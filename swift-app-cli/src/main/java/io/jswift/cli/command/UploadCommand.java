package io.jswift.cli.command;

import io.jswift.cli.options.Globs;
import io.jswift.cli.options.Stop;
import io.jswift.cli.options.TransferOptions;
import io.jswift.cli.options.Values;
import io.jswift.cli.output.Output;
import io.jswift.cli.output.UploadPrinter;
import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectName;
import io.jswift.domain.Resource;
import io.jswift.service.SwiftService;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.settings.RunOptions;
import io.jswift.service.settings.ServiceSettings;
import io.jswift.service.upload.UploadItem;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swift upload}: files, directory trees and standard input into a container. */
public final class UploadCommand implements Command {
  @Option(
      names = {"-c", "--changed"},
      description = "Only upload files that have changed since the last upload.")
  boolean changed;

  @Option(
      names = "--skip-identical",
      description = "Skip uploading files that are identical on both sides.")
  boolean skipIdentical;

  @Option(names = "--skip-container-put", description = "Assume the containers are already there.")
  boolean skipContainerPut;

  @Option(
      names = {"-S", "--segment-size"},
      paramLabel = "SIZE",
      description = "Upload files in segments no larger than SIZE (bytes, or with B, K, M or G).")
  @Nullable String segmentSize;

  @Option(
      names = {"-C", "--segment-container"},
      paramLabel = "CONTAINER",
      description = "Upload the segments into this container; <container>_segments unless told.")
  @Nullable String segmentContainer;

  @Option(
      names = "--leave-segments",
      description = "Leave the segments of an object that is replaced.")
  boolean leaveSegments;

  @Option(
      names = "--object-threads",
      paramLabel = "N",
      description = "Number of threads to use for uploading full objects; 10 unless told.")
  int objectThreads = 10;

  @Option(
      names = "--segment-threads",
      paramLabel = "N",
      description = "Number of threads to use for uploading object segments; 10 unless told.")
  int segmentThreads = 10;

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

  private UploadOptions.LargeObjects largeObjects = UploadOptions.LargeObjects.AS_OFFERED;

  @Option(
      names = "--use-slo",
      description = "Make static large objects of segmented files; the last of the two counts.")
  void useSlo(boolean asked) {
    largeObjects = asked ? UploadOptions.LargeObjects.STATIC : largeObjects;
  }

  @Option(
      names = "--use-dlo",
      description = "Make dynamic large objects; unless told, only where there are no static ones.")
  void useDlo(boolean asked) {
    largeObjects = asked ? UploadOptions.LargeObjects.DYNAMIC : largeObjects;
  }

  @Option(
      names = "--object-name",
      paramLabel = "NAME",
      description = "Upload the file, the directory or standard input under this name.")
  @Nullable String objectName;

  @Option(names = "--ignore-checksum", description = "Do not verify what was stored.")
  boolean ignoreChecksum;

  @Mixin Globs globs = new Globs();

  @Mixin TransferOptions transferOptions = new TransferOptions();

  @Override
  public String synopsis() {
    return """
        [--changed] [--skip-identical] [--skip-container-put] [--segment-size <size>]
                    [--segment-container <container>] [--leave-segments] [--object-threads <threads>]
                    [--segment-threads <threads>] [--meta <name:value>] [--header <header>]
                    [--use-slo] [--use-dlo] [--object-name <object-name>] [--ignore-checksum]
                    [--include <glob>] [--exclude <glob>] [--dry-run] [--no-progress]
                    [--summary] [--limit-rate <rate>]
                    <container> <file_or_directory> [<file_or_directory>] [...]""";
  }

  @Override
  public String help() {
    return """
        Uploads specified files and directories to the given container.

        Positional arguments:
          <container>           Name of container to upload to, perhaps with /pseudo/folder.
          <file_or_directory>   Name of file or directory to upload. Specify multiple
                                times for multiple uploads. If "-" is specified, reads
                                content from standard input (--object-name is required
                                in this case).

        Examples:
          swift upload photos ./pictures
          swift upload photos big.iso -S 1G --object-threads 4
          swift upload photos ./pictures --changed
          swift upload photos ./pictures --exclude '{,**/}.*' --dry-run
          tar c . | swift upload backups - --object-name home.tar

        An object is replaced whole or not at all: there is no appending and no renaming. Files
        above the segment size go up in pieces, side by side, and an upload that was
        interrupted goes on with the pieces that are there when it is repeated.
        """;
  }

  @Override
  public void run(List<String> arguments, Access access) {
    if (arguments.size() < 2) {
      throw new Stop.Usage("");
    }
    List<String> paths = arguments.subList(1, arguments.size());
    check(paths);
    UploadOptions options = options();
    ServiceSettings settings =
        ServiceSettings.DEFAULTS
            .withUploadThreads(Values.threads("--object-threads", objectThreads))
            .withSegmentThreads(Values.threads("--segment-threads", segmentThreads));
    String[] place = arguments.get(0).split("/", 2);
    ContainerName container = new ContainerName(place[0]);
    Output output = access.output();
    Outbound outbound =
        new Outbound(
            place.length > 1 ? place[1] : "", objectName == null ? "" : objectName, output);
    List<UploadItem> items =
        paths.equals(List.of("-"))
            ? List.of(
                new UploadItem.OfStream(
                    access.input(), new ObjectName(outbound.joined(objectName))))
            : outbound.items(paths);
    SwiftService swift = access.service(settings);
    UploadRequest request = new UploadRequest(container, items.iterator(), options);
    Transfer transfer = Transfer.of(transferOptions, access);
    UploadPrinter printer =
        new UploadPrinter(
            output,
            access.options().verbosity() == 0,
            Values.headers(headers, "").first("X-Storage-Policy").orElse(""),
            transferOptions.dryRun());
    RunOptions how = transfer.runOptions().withOnly(globs.names());
    try (Outcomes<UploadOutcome> outcomes = swift.upload(request, how)) {
      outcomes.forEachRemaining(printer::print);
    }
    transfer.end();
  }

  private void check(List<String> paths) {
    boolean stdin = paths.contains("-");
    if (stdin && paths.size() > 1) {
      throw new Stop("upload from stdin cannot be used along with other files");
    }
    if (objectName != null && paths.size() > 1) {
      throw new Stop("object-name only be used with 1 file or dir");
    }
    if (stdin && objectName == null) {
      throw new Stop("object-name must be specified with uploads from stdin");
    }
  }

  private UploadOptions options() {
    Headers object = Values.headers(meta, Resource.OBJECT.metaPrefix());
    UploadOptions.Builder options =
        UploadOptions.builder()
            .headers(object.overriddenBy(Values.headers(headers, "")))
            .changed(changed)
            .skipIdentical(skipIdentical)
            .skipContainerPut(skipContainerPut)
            .leaveSegments(leaveSegments)
            .largeObjects(largeObjects)
            .checksum(!ignoreChecksum);
    if (segmentSize != null && !segmentSize.isEmpty()) {
      options.segmentSize(Values.segmentSize(segmentSize));
    }
    if (segmentContainer != null && !segmentContainer.isEmpty()) {
      options.segmentContainer(new ContainerName(segmentContainer));
    }
    return options.build();
  }
}
