package io.jswift.cli.command;

import io.jswift.cli.options.Globs;
import io.jswift.cli.options.Stop;
import io.jswift.cli.options.TransferOptions;
import io.jswift.cli.options.Values;
import io.jswift.cli.output.DownloadPrinter;
import io.jswift.cli.output.NotFound;
import io.jswift.domain.ContainerName;
import io.jswift.domain.StatusException;
import io.jswift.service.SwiftService;
import io.jswift.service.download.Destination;
import io.jswift.service.download.DownloadItem;
import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.download.DownloadRequest;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.settings.RunOptions;
import io.jswift.service.settings.ServiceSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swift download}: objects to files, to one file, or to standard output. */
public final class DownloadCommand implements Command {
  @Option(
      names = {"-a", "--all"},
      description = "Download everything in the account.")
  boolean all;

  @Option(
      names = {"-m", "--marker"},
      paramLabel = "MARKER",
      description = "Begin after this object of the container, or after this container with --all.")
  String marker = "";

  @Option(
      names = {"-p", "--prefix"},
      paramLabel = "PREFIX",
      description = "Only download items beginning with the prefix.")
  String prefix = "";

  @Option(
      names = {"-r", "--remove-prefix"},
      description = "Remove the prefix from the file names.")
  boolean removePrefix;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "For a single object: write to this file, or to standard output for \"-\".")
  @Nullable String file;

  @Option(
      names = {"-D", "--output-dir"},
      paramLabel = "DIR",
      description = "Put the files below this directory.")
  @Nullable String directory;

  @Option(
      names = "--object-threads",
      paramLabel = "N",
      description = "Number of threads to use for downloading objects; 10 unless told.")
  int objectThreads = 10;

  @Option(
      names = "--container-threads",
      paramLabel = "N",
      description = "Number of threads to use for listing containers; 10 unless told.")
  int containerThreads = 10;

  @Option(names = "--no-download", description = "Fetch and verify, but write nothing.")
  boolean noDownload;

  @Option(
      names = {"-H", "--header"},
      paramLabel = "NAME:VALUE",
      description = "Adds a request header.")
  List<String> headers = new ArrayList<>();

  @Option(names = "--skip-identical", description = "Skip files that are identical on both sides.")
  boolean skipIdentical;

  @Option(names = "--ignore-checksum", description = "Do not verify the bytes.")
  boolean ignoreChecksum;

  @Option(names = "--no-shuffle", description = "Download in the order of the listing.")
  boolean noShuffle;

  @Option(names = "--ignore-mtime", description = "Do not restore modification times.")
  boolean ignoreMtime;

  @Option(
      names = "--version-id",
      paramLabel = "ID",
      description = "Download that version of the objects.")
  @Nullable String versionId;

  @Option(
      names = "--part-size",
      paramLabel = "SIZE",
      description =
          "Above this size, such as 16M, an object is read in several ranges at once; 16M unless"
              + " told.")
  @Nullable String partSize;

  @Option(
      names = "--sync",
      description = "Have each file on the disk before it is put in its place.")
  boolean sync;

  @Mixin Globs globs = new Globs();

  @Mixin TransferOptions transferOptions = new TransferOptions();

  @Override
  public String synopsis() {
    return """
        [--all] [--marker <marker>] [--prefix <prefix>] [--remove-prefix] [--output <out_file>]
                    [--output-dir <out_directory>] [--object-threads <threads>]
                    [--container-threads <threads>] [--no-download] [--skip-identical]
                    [--header <header:value>] [--ignore-checksum] [--no-shuffle] [--ignore-mtime]
                    [--version-id <version_id>] [--part-size <size>] [--sync] [--include <glob>]
                    [--exclude <glob>] [--dry-run] [--no-progress] [--summary]
                    [--limit-rate <rate>] [<container> [<object>] [...]]""";
  }

  @Override
  public String help() {
    return """
        Download objects from containers. Files are verified beside their place and then moved
        into it; what cannot be verified replaces nothing. A large object comes in parts, and
        one that was interrupted goes on where it stopped when it is downloaded again.

        Positional arguments:
          <container>           Name of container to download from. To download a
                                whole account, omit this and specify --all.
          <object>              Name of object to download. Specify multiple times
                                for multiple objects. Omit this to download all
                                objects from the container.

        Examples:
          swift download photos -D ./copy
          swift download photos --prefix 2030/ --remove-prefix
          swift download photos sea.jpg -o sea.jpg
          swift download photos --include '**.jpg' --exclude 'raw/**' --dry-run
          swift download backups home.tar -o - | tar x
        """;
  }

  @Override
  public void run(List<String> arguments, Access access) {
    if (Values.isSet(file) && arguments.size() != 2) {
      throw new Stop("-o option only allowed for single file downloads");
    }
    if (Values.isSet(directory) && arguments.size() == 2) {
      throw new Stop("Please use -o option for single file downloads and renames");
    }
    if (arguments.isEmpty() != all) {
      throw new Stop.Usage("");
    }
    if (Values.isSet(versionId) && arguments.size() < 2) {
      throw new Stop("--version-id option only allowed for object downloads");
    }
    ServiceSettings settings =
        ServiceSettings.DEFAULTS
            .withContainerThreads(Values.threads("--container-threads", containerThreads))
            .withDownloadThreads(Values.threads("--object-threads", objectThreads));
    boolean quiet =
        access.options().verbosity() == 0 || "-".equals(file) && !transferOptions.dryRun();
    DownloadRequest request =
        new DownloadRequest(selection(arguments), destination(access), options());
    SwiftService swift = access.service(settings);
    Transfer transfer =
        "-".equals(file)
            ? Transfer.ofBytes(transferOptions, access)
            : Transfer.of(transferOptions, access);
    DownloadPrinter printer = new DownloadPrinter(access.output(), quiet);
    RunOptions how = transfer.runOptions().withOnly(globs.names());
    try (Outcomes<DownloadOutcome> outcomes = swift.download(request, how)) {
      outcomes.forEachRemaining(printer::print);
    } catch (StatusException missing) {
      NotFound.report(access.output(), missing, "Account not found");
    }
    transfer.end();
  }

  private DownloadOptions options() {
    DownloadOptions.Builder options =
        DownloadOptions.builder()
            .headers(Values.headers(headers, ""))
            .skipIdentical(skipIdentical)
            .checksum(!ignoreChecksum)
            .restoreTime(!ignoreMtime)
            .shuffle(!noShuffle)
            .sync(sync);
    if (partSize != null && !partSize.isEmpty()) {
      options.partSize(Values.segmentSize(partSize));
    }
    return options.build();
  }

  private DownloadRequest.Selection selection(List<String> arguments) {
    if (all) {
      return new DownloadRequest.Selection.Account(prefix, marker);
    }
    ContainerName container = Values.container(arguments.get(0));
    if (arguments.size() > 1) {
      return new DownloadRequest.Selection.Items(
          arguments.stream().skip(1).map(name -> item(container, name)).iterator());
    }
    return new DownloadRequest.Selection.Container(container, prefix, marker);
  }

  private DownloadItem item(ContainerName container, String name) {
    DownloadItem item = DownloadItem.of(container.object(name));
    return versionId == null || versionId.isEmpty() ? item : item.withVersionId(versionId);
  }

  private Destination destination(Access access) {
    if ("-".equals(file)) {
      return new Destination.ToStream(access.output().bytes());
    }
    if (noDownload) {
      return new Destination.Nowhere();
    }
    return file != null && !file.isEmpty()
        ? new Destination.OneFile(Path.of(file))
        : new Destination.Tree(
            Path.of(directory == null ? "" : directory), removePrefix ? prefix : "");
  }
}
