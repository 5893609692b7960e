package io.jswift.cli.command;

import io.jswift.cli.options.Stop;
import io.jswift.cli.options.Values;
import io.jswift.cli.output.ListText;
import io.jswift.cli.output.Output;
import io.jswift.cli.output.Sizes;
import io.jswift.domain.ContainerInfo;
import io.jswift.domain.ContainerName;
import io.jswift.domain.StatusException;
import io.jswift.domain.listing.ContainerEntry;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.listing.ObjectEntry;
import io.jswift.service.ServiceSettings;
import io.jswift.service.SwiftService;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.outcome.Outcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code swift list}: the containers of the account, or the objects of a container. */
public final class ListCommand implements Command {
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

  @Option(
      names = {"-H", "--header"},
      paramLabel = "NAME:VALUE",
      description = "Adds a request header.")
  List<String> headers = new ArrayList<>();

  private long count;
  private long bytes;

  @Override
  public String synopsis() {
    return "[--long] [--lh] [--totals] [--prefix <prefix>] [--delimiter <delimiter>] [--json]\n"
        + "            [--header <header:value>] [<container>]";
  }

  @Override
  public String help() {
    return """
        Lists the containers for the account or the objects for a container.

        Positional arguments:
          [<container>]         Name of container to list object in.
        """;
  }

  @Override
  public void run(List<String> arguments, Access access) {
    if (delimiter != null && arguments.isEmpty()) {
      throw new Stop("-d option only allowed for container listings");
    }
    if (totals && !isLong && !human) {
      throw new Stop("Listing totals only works with -l or --lh.");
    }
    if (arguments.size() > 1 || arguments.size() == 1 && arguments.get(0).contains("/")) {
      throw new Stop.Usage("");
    }
    SwiftService swift = access.service(ServiceSettings.DEFAULTS);
    CallOptions call = CallOptions.of(Values.headers(headers, ""));
    ListingQuery query = ListingQuery.ALL.withPrefix(prefix);
    if (arguments.isEmpty()) {
      account(swift, query, call, access.output());
    } else {
      ListingQuery folded = query.withDelimiter(delimiter == null ? "" : delimiter);
      container(swift, new ContainerName(arguments.get(0)), folded, call, access.output());
    }
  }

  private boolean rows() {
    return isLong || human;
  }

  private void account(SwiftService swift, ListingQuery query, CallOptions call, Output output) {
    try (Outcomes<ContainerEntry> entries = swift.listAccount(query, call)) {
      if (json) {
        array(entries, output, entry -> json(swift, entry));
        return;
      }
      while (entries.hasNext()) {
        ContainerEntry entry = entries.next();
        count += entry.objects();
        bytes += entry.bytes();
        if (!totals) {
          output.line(rows() ? ListText.row(entry, info(swift, entry), human) : entry.name());
        }
      }
      if (rows()) {
        output.line(ListText.totals(count, bytes, human));
      }
    } catch (StatusException missing) {
      NotFound.report(output, missing, "Account not found");
    }
  }

  private String json(SwiftService swift, ContainerEntry entry) {
    return rows() ? ListText.json(entry, info(swift, entry).headers()) : ListText.json(entry);
  }

  private static ContainerInfo info(SwiftService swift, ContainerEntry entry) {
    return swift.stat(new ContainerName(entry.name()), CallOptions.none()).value();
  }

  private void container(
      SwiftService swift, ContainerName name, ListingQuery query, CallOptions call, Output output) {
    try (Outcomes<ListingEntry> entries = swift.listContainer(name, query, call)) {
      if (json) {
        array(entries, output, ListText::json);
        return;
      }
      while (entries.hasNext()) {
        ListingEntry entry = entries.next();
        bytes += entry instanceof ObjectEntry object ? object.bytes() : 0;
        if (!totals) {
          output.line(rows() ? ListText.row(entry, human) : entry.name());
        }
      }
      if (rows()) {
        output.line(Sizes.text(bytes, human));
      }
    } catch (StatusException missing) {
      NotFound.report(output, missing, NotFound.container(name));
    }
  }

  private static <T> void array(Outcomes<T> entries, Output output, Function<T, String> element) {
    if (!entries.hasNext()) {
      output.line("[]");
      return;
    }
    output.print("[\n" + element.apply(entries.next()));
    while (entries.hasNext()) {
      output.print(",\n" + element.apply(entries.next()));
    }
    output.line("\n]");
  }
}
