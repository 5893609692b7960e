package io.jswift.cli.command;

import io.jswift.cli.options.Stop;
import io.jswift.cli.options.Values;
import io.jswift.cli.output.JsonLine;
import io.jswift.cli.output.NotFound;
import io.jswift.cli.output.Output;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.Resource;
import io.jswift.domain.StatusException;
import io.jswift.service.SwiftService;
import io.jswift.service.connection.Answer;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.settings.ServiceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code swift post}: metadata and access rules of the account, a container or an object. */
public final class PostCommand implements Command {
  @Option(
      names = {"-r", "--read-acl"},
      paramLabel = "ACL",
      description = "Read ACL for containers.")
  @Nullable String readAcl;

  @Option(
      names = {"-w", "--write-acl"},
      paramLabel = "ACL",
      description = "Write ACL for containers.")
  @Nullable String writeAcl;

  @Option(
      names = {"-t", "--sync-to"},
      paramLabel = "URL",
      description = "Sync To for containers.")
  @Nullable String syncTo;

  @Option(
      names = {"-k", "--sync-key"},
      paramLabel = "KEY",
      description = "Sync Key for containers.")
  @Nullable String syncKey;

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

  @Override
  public String synopsis() {
    return "[--read-acl <acl>] [--write-acl <acl>] [--sync-to <sync-to>] [--sync-key <sync-key>]\n"
        + "            [--meta <name:value>] [--header <header:value>] [<container> [<object>]]";
  }

  @Override
  public String help() {
    return """
        Updates meta information for the account, container, or object.
        If the container is not found, it will be created automatically.
        Posting to an object replaces all of its metadata, its stored modification time included.

        Positional arguments:
          [<container>]         Name of container to post to.
          [<object>]            Name of object to post.

        Recipes:
          Anybody may read and list:     swift post photos -r '.r:*,.rlistings'
          One user may write:            swift post photos -w 'account:user'
          Nobody else may, again:        swift post photos -r '' -w ''
          A policy, for a new container: swift post photos -H 'X-Storage-Policy: silver'
          Keep versions:                 swift post photos -H 'X-Versions-Enabled: true'
          At most 10 GiB:                swift post photos -m 'Quota-Bytes: 10737418240'
          A key for temporary URLs:      swift post -m 'Temp-URL-Key: secret'
          Remove an item:                swift post photos -m 'Colour:'
          Expire in a day:               swift post photos sea.jpg -H 'X-Delete-After: 86400'
          Another content type:          swift post photos sea.jpg -H 'Content-Type: image/jpeg'
          A web site:                    swift post site -r '.r:*' -m 'Web-Index: index.html'

        Items of accounts and containers are added to those that are there; those of an object
        take their place, all of them.
        """;
  }

  @Override
  public void run(List<String> arguments, Access access) {
    boolean forContainers =
        readAcl != null || writeAcl != null || syncTo != null || syncKey != null;
    if (forContainers && arguments.isEmpty()) {
      throw new Stop("-r, -w, -t, and -k options only allowed for containers");
    }
    if (arguments.size() > 2) {
      throw new Stop.Usage("");
    }
    Resource resource =
        switch (arguments.size()) {
          case 0 -> Resource.ACCOUNT;
          case 1 -> Resource.CONTAINER;
          default -> Resource.OBJECT;
        };
    Headers all =
        Values.headers(meta, resource.metaPrefix()).overriddenBy(Values.headers(headers, ""));
    SwiftService swift = access.service(ServiceSettings.DEFAULTS);
    Optional<String> transaction =
        switch (resource) {
          case ACCOUNT -> account(swift, all, access);
          case CONTAINER ->
              id(swift.post(Values.container(arguments.get(0)), CallOptions.of(withRules(all))));
          case OBJECT -> {
            ObjectPath object = Values.container(arguments.get(0)).object(arguments.get(1));
            yield id(swift.post(object, CallOptions.of(all)));
          }
        };
    Output output = access.output();
    if (output.isJson() && output.errors() == 0 && access.options().verbosity() > 0) {
      output.line(
          JsonLine.of("posted")
              .with("container", arguments.isEmpty() ? null : arguments.get(0))
              .with("object", arguments.size() < 2 ? null : arguments.get(1))
              .with("transaction_id", transaction));
    }
  }

  private static Optional<String> id(Answer<?> answer) {
    return answer.headers().first("X-Trans-Id");
  }

  private static Optional<String> account(SwiftService swift, Headers all, Access access) {
    try {
      return id(swift.post(CallOptions.of(all)));
    } catch (StatusException missing) {
      NotFound.report(access.output(), missing, "Account not found");
      return Optional.empty();
    }
  }

  private Headers withRules(Headers all) {
    Headers out = all;
    out = readAcl == null ? out : out.with("X-Container-Read", readAcl);
    out = writeAcl == null ? out : out.with("X-Container-Write", writeAcl);
    out = syncTo == null ? out : out.with("X-Container-Sync-To", syncTo);
    return syncKey == null ? out : out.with("X-Container-Sync-Key", syncKey);
  }
}
