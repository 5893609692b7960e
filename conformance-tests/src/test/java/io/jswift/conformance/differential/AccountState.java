package io.jswift.conformance.differential;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Header;
import io.jswift.domain.Headers;
import io.jswift.domain.StatusException;
import io.jswift.domain.listing.ContainerEntry;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.listing.ObjectEntry;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Everything that an account holds, as text. */
final class AccountState {
  private static final Pattern TOLD =
      Pattern.compile(
          "x-(account|container|object)-meta-.*|x-container-(read|write|sync-.*)"
              + "|x-storage-policy|x-versions-enabled|x-object-manifest|x-static-large-object"
              + "|x-delete-at|content-type|content-length|etag|x-symlink-target");

  private final Connection connection;

  AccountState(Connection connection) {
    this.connection = connection;
  }

  String text() {
    StringBuilder out = new StringBuilder();
    try {
      out.append(told(connection.headAccount(CallOptions.none()).value().headers(), true));
    } catch (StatusException nothingYet) {
      return "no account\n";
    }
    for (ContainerEntry each :
        connection.getAccount(ListingQuery.ALL, CallOptions.none()).value().entries()) {
      out.append(container(new ContainerName(each.name())));
    }
    return out.toString();
  }

  private String container(ContainerName name) {
    Headers headers;
    try {
      headers = connection.headContainer(name, CallOptions.none()).value().headers();
    } catch (StatusException gone) {
      return ""; // the account's listing lags
    }
    StringBuilder out = new StringBuilder(name + told(headers, true));
    ListingQuery query =
        headers.first("X-Versions-Enabled").orElse("").equals("True")
            ? ListingQuery.ALL.withVersions()
            : ListingQuery.ALL;
    for (ListingEntry each :
        connection.getContainer(name, query, CallOptions.none()).value().entries()) {
      out.append(object(name, (ObjectEntry) each));
    }
    return out.toString();
  }

  private String object(ContainerName container, ObjectEntry entry) {
    CallOptions call =
        entry.versionId().isPresent()
            ? CallOptions.none().withQuery("version-id", entry.versionId().get())
            : CallOptions.none();
    String row = "  " + entry.name() + " " + entry.bytes() + " " + entry.contentType();
    try {
      return row
          + told(
              connection.headObject(container.object(entry.name()), call).value().headers(), false);
    } catch (StatusException gone) {
      return row + " " + gone.status() + "\n";
    }
  }

  private static String told(Headers headers, boolean listing) {
    return StreamSupport.stream(headers.spliterator(), false)
        .filter(each -> TOLD.matcher(lower(each)).matches())
        .filter(each -> !listing || !lower(each).startsWith("content-"))
        .map(each -> lower(each) + "=" + each.value())
        .sorted()
        .collect(Collectors.joining(" ", " [", "]\n"));
  }

  private static String lower(Header line) {
    return line.name().toLowerCase(Locale.ROOT);
  }
}
