package io.jswift.cli.command;

import io.jswift.cli.options.Stop;
import io.jswift.cli.options.Values;
import io.jswift.cli.output.Output;
import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectName;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.Resource;
import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import io.jswift.service.ServiceSettings;
import io.jswift.service.SwiftService;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.upload.UploadItem;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

  @Override
  public String synopsis() {
    return """
        [--changed] [--skip-identical] [--skip-container-put] [--segment-size <size>]
                    [--segment-container <container>] [--leave-segments] [--object-threads <threads>]
                    [--segment-threads <threads>] [--meta <name:value>] [--header <header>]
                    [--use-slo] [--use-dlo] [--object-name <object-name>] [--ignore-checksum]
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
    try (Outcomes<UploadOutcome> outcomes = swift.upload(request)) {
      while (outcomes.hasNext()) {
        print(outcomes.next(), output, access.options().verbosity() == 0);
      }
    }
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
    if (segmentSize != null) {
      options.segmentSize(Values.segmentSize(segmentSize));
    }
    if (segmentContainer != null) {
      options.segmentContainer(new ContainerName(segmentContainer));
    }
    return options.build();
  }

  private void print(UploadOutcome outcome, Output output, boolean quiet) {
    if (outcome instanceof UploadOutcome.Failed failed) {
      failed(failed, output, quiet);
    } else if (outcome instanceof UploadOutcome.ContainerNotReady notReady) {
      output.warning(
          "Warning: failed to create container '"
              + notReady.container()
              + "'"
              + policy()
              + ": "
              + brief(notReady.failure().cause()));
    } else if (outcome instanceof UploadOutcome.OldSegmentLeft left) {
      output.error(left.failure().cause());
    } else if (!quiet) {
      done(outcome, output);
    }
  }

  private String policy() {
    return Values.headers(headers, "")
        .first("X-Storage-Policy")
        .map(name -> " with Storage Policy " + name)
        .orElse("");
  }

  private static void done(UploadOutcome outcome, Output output) {
    if (outcome instanceof UploadOutcome.Uploaded uploaded) {
      String after = uploaded.attempts() > 1 ? " [after " + uploaded.attempts() + " attempts]" : "";
      output.line(uploaded.object().object() + after);
    } else if (outcome instanceof UploadOutcome.SegmentReady segment) {
      // A segment that needed retries prints nothing, as scripts are used to.
      if (segment.attempts() <= 1) {
        output.line(segment.object().object() + " segment " + segment.index());
      }
    } else if (outcome instanceof UploadOutcome.Skipped skipped) {
      output.line(skipped.object().object().value());
    } else if (outcome instanceof UploadOutcome.OldSegmentDeleted deleted) {
      output.line(deleted.segment().object().value());
    }
  }

  private static void failed(UploadOutcome.Failed failed, Output output, boolean quiet) {
    SwiftException cause = failed.failure().cause();
    output.error(String.valueOf(cause.getMessage()));
    if (failed.segmentFailed()) {
      output.error(
          "Aborting manifest creation because not all segments could be uploaded. "
              + failed.object().map(ObjectPath::toString).orElse(""));
    }
    boolean tooLarge =
        cause instanceof StatusException status && status.kind() == StatusException.Kind.TOO_LARGE;
    if (tooLarge && !quiet) {
      output.warning("Consider using the --segment-size option to chunk the object");
    }
    if (!failed.orphans().isEmpty() && !quiet) {
      output.warning(
          failed.orphans().size()
              + " segments are in "
              + failed.orphans().get(0).container()
              + " already; the same upload again goes on from there.");
    }
  }

  private static String brief(SwiftException cause) {
    if (cause instanceof StatusException status) {
      byte[] body = status.body().getBytes(StandardCharsets.UTF_8);
      String start = new String(body, 0, Math.min(60, body.length), StandardCharsets.UTF_8);
      return status.status() + " " + status.reason() + ": " + start;
    }
    return String.valueOf(cause.getMessage());
  }
}
