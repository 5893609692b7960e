package io.jswift.cli.command;

import io.jswift.cli.options.Stop;
import io.jswift.cli.options.Values;
import io.jswift.cli.output.ListPrinter;
import io.jswift.cli.output.NotFound;
import io.jswift.cli.output.Output;
import io.jswift.domain.ContainerInfo;
import io.jswift.domain.ContainerName;
import io.jswift.domain.StatusException;
import io.jswift.domain.listing.ContainerEntry;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.service.SwiftService;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.settings.ServiceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code swift list}: the containers of the account, or the objects of a container. */
public final class ListCommand implements Command {
  /** The longest page that every server gives. */
  private static final int PAGE = 1000;

  @Option(
      names = {"-l", "--long"},
      description = "Long listing format, similar to ls -l.")
  boolean isLong;

  @Option(names = "--lh", description = "Long listing with sizes in human readable format.")
  boolean human;

  @Option(
      names = {"-t", "--totals"},
      description = "Used with -l or --lh, only report totals.")
  boolean totals;

  @Option(
      names = {"-p", "--prefix"},
      paramLabel = "PREFIX",
      description = "Only list items beginning with the prefix.")
  String prefix = "";

  @Option(
      names = {"-d", "--delimiter"},
      paramLabel = "TEXT",
      description = "Roll up items with the given delimiter; only for container listings.")
  @Nullable String delimiter;

  @Option(
      names = {"-j", "--json"},
      description = "Print the listing as JSON.")
  boolean json;

  @Option(names = "--versions", description = "List all versions; only for container listings.")
  boolean versions;

  @Option(names = "--marker", paramLabel = "NAME", description = "Begin after this name.")
  String marker = "";

  @Option(names = "--end-marker", paramLabel = "NAME", description = "End before this name.")
  String endMarker = "";

  @Option(names = "--limit", paramLabel = "N", description = "List at most so many items.")
  @Nullable Integer limit;

  @Option(names = "--reverse", description = "List from the last name to the first.")
  boolean reverse;

  @Option(
      names = "--hash",
      description = "Begin each row of an object with its hash; only for container listings.")
  boolean hashes;

  @Option(
      names = {"-H", "--header"},
      paramLabel = "NAME:VALUE",
      description = "Adds a request header.")
  List<String> headers = new ArrayList<>();

  @Override
  public String synopsis() {
    return """
        [--long] [--lh] [--totals] [--prefix <prefix>] [--delimiter <delimiter>] [--json]
                    [--header <header:value>] [--versions] [--marker <name>] [--end-marker <name>]
                    [--limit <n>] [--reverse] [--hash] [<container>]""";
  }

  @Override
  public String help() {
    return """
        Lists the containers for the account or the objects for a container.

        Positional arguments:
          [<container>]         Name of container to list object in.

        Examples:
          swift list
          swift list photos --lh
          swift list photos --delimiter / --prefix 2030/
          swift list photos --format json

        A listing may lag a little behind what was just stored or deleted. Names are sorted by
        their UTF-8 bytes. There are no directories: --delimiter folds names that share a
        beginning into one row.
        """;
  }

  @Override
  public void run(List<String> arguments, Access access) {
    check(arguments);
    SwiftService swift = access.service(ServiceSettings.DEFAULTS);
    CallOptions call = CallOptions.of(Values.headers(headers, ""));
    ListPrinter printer = new ListPrinter(access.output(), style());
    if (arguments.isEmpty()) {
      account(swift, call, printer, access.output());
    } else {
      container(swift, new ContainerName(arguments.get(0)), call, printer, access.output());
    }
  }

  private void check(List<String> arguments) {
    if (Values.isSet(delimiter) && arguments.isEmpty()) {
      throw new Stop("-d option only allowed for container listings");
    }
    if (versions && arguments.isEmpty()) {
      throw new Stop("--versions option only allowed for container listings");
    }
    if (totals && !isLong && !human) {
      throw new Stop("Listing totals only works with -l or --lh.");
    }
    if (arguments.size() > 1 || arguments.size() == 1 && arguments.get(0).contains("/")) {
      throw new Stop.Usage("");
    }
    if (limit != null && limit <= 0) {
      throw new Stop("--limit takes a positive number, not " + limit + ".");
    }
  }

  private ListPrinter.Style style() {
    ListPrinter.Form form =
        json
            ? ListPrinter.Form.ARRAY
            : isLong || human ? ListPrinter.Form.LONG : ListPrinter.Form.SHORT;
    return new ListPrinter.Style(form, human, totals && !json, versions, hashes);
  }

  private ListingQuery query() {
    int page = limit != null && limit <= PAGE ? limit : 0;
    ListingQuery query =
        ListingQuery.ALL.withPrefix(prefix).after(marker).before(endMarker).withLimit(page);
    return reverse ? query.reversed() : query;
  }

  private <T> void each(Outcomes<T> rows, Consumer<T> printer) {
    for (long listed = 0; (limit == null || listed < limit) && rows.hasNext(); listed++) {
      printer.accept(rows.next());
    }
  }

  private void account(SwiftService swift, CallOptions call, ListPrinter printer, Output output) {
    try (Outcomes<ContainerEntry> rows = swift.listAccount(query(), call)) {
      boolean withHeaders = json && (isLong || human);
      each(
          rows,
          row -> {
            if (withHeaders) {
              printer.printWithHeaders(row, info(swift, row));
            } else {
              printer.print(row, entry -> info(swift, entry));
            }
          });
      printer.endOfAccount();
    } catch (StatusException missing) {
      NotFound.report(output, missing, "Account not found");
    }
  }

  private static ContainerInfo info(SwiftService swift, ContainerEntry entry) {
    return swift.stat(new ContainerName(entry.name()), CallOptions.none()).value();
  }

  private void container(
      SwiftService swift,
      ContainerName name,
      CallOptions call,
      ListPrinter printer,
      Output output) {
    ListingQuery folded = query().withDelimiter(delimiter == null ? "" : delimiter);
    ListingQuery query = versions ? folded.withVersions() : folded;
    try (Outcomes<ListingEntry> rows = swift.listContainer(name, query, call)) {
      each(rows, printer::print);
      printer.endOfContainer();
    } catch (StatusException missing) {
      NotFound.report(output, missing, NotFound.container(name));
    }
  }
}
