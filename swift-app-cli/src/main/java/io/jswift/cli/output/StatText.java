package io.jswift.cli.output;

import io.jswift.domain.AccountInfo;
import io.jswift.domain.ContainerInfo;
import io.jswift.domain.ContainerName;
import io.jswift.domain.Header;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.Resource;
import io.jswift.ports.auth.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code stat} prints: labels right-justified to the longest, then metadata, then the other
 * headers.
 */
public final class StatText {
  private static final Set<String> OF_ACCOUNT =
      Set.of(
          "content-length",
          "date",
          "x-account-container-count",
          "x-account-object-count",
          "x-account-bytes-used",
          "x-account-meta-quota-bytes");
  private static final Set<String> OF_CONTAINER =
      Set.of(
          "content-length",
          "date",
          "x-container-object-count",
          "x-container-bytes-used",
          "x-container-read",
          "x-container-write",
          "x-container-sync-to",
          "x-container-sync-key");
  private static final Set<String> OF_OBJECT =
      Set.of(
          "content-type", "content-length", "last-modified", "etag", "date", "x-object-manifest");
  private static final String POLICY = "x-account-storage-policy-";
  private static final String POLICY_QUOTA = "x-account-quota-bytes-policy-";

  private record Row(String label, String value) {}

  private final List<Row> rows = new ArrayList<>();
  private final boolean human;
  private boolean skipsEmpty;

  private StatText(boolean human) {
    this.human = human;
  }

  /** Returns the text for an account; with a session, its URL and token come first. */
  public static String account(
      AccountInfo info, String account, boolean human, @Nullable Session shown) {
    StatText text = new StatText(human);
    text.session("StorageURL", shown, "");
    text.add("Account", account);
    text.add("Containers", Long.toString(info.containers()));
    text.add("Objects", text.size(info.objects()));
    text.add("Bytes", text.size(info.bytes()));
    info.headers()
        .first("X-Account-Meta-Quota-Bytes")
        .ifPresent(q -> text.add("Quota Bytes", text.size(q)));
    text.policies(info.headers());
    Headers rest = info.headers().where(line -> !isOfPolicy(lower(line)));
    return text.headers(rest, Resource.ACCOUNT, OF_ACCOUNT);
  }

  /** Returns the text for a container. */
  public static String container(
      ContainerInfo info,
      String account,
      ContainerName container,
      boolean human,
      @Nullable Session shown) {
    StatText text = new StatText(human);
    text.session("URL", shown, "/" + container);
    text.add("Account", account);
    text.add("Container", container.value());
    text.add("Objects", text.size(info.objects()));
    text.add("Bytes", text.size(info.bytes()));
    text.add("Read ACL", info.headers().first("X-Container-Read").orElse(""));
    text.add("Write ACL", info.headers().first("X-Container-Write").orElse(""));
    text.add("Sync To", info.headers().first("X-Container-Sync-To").orElse(""));
    text.add("Sync Key", info.headers().first("X-Container-Sync-Key").orElse(""));
    return text.headers(info.headers(), Resource.CONTAINER, OF_CONTAINER);
  }

  /** Returns the text for an object; what it has not is not shown. */
  public static String object(
      ObjectInfo info, String account, ObjectPath object, boolean human, @Nullable Session shown) {
    StatText text = new StatText(human);
    text.session("URL", shown, "/" + object);
    text.add("Account", account);
    text.add("Container", object.container().value());
    text.add("Object", object.object().value());
    text.add("Content Type", info.headers().first("Content-Type").orElse(""));
    text.add("Content Length", info.headers().first("Content-Length").map(text::size).orElse(""));
    text.add("Last Modified", info.headers().first("Last-Modified").orElse(""));
    text.add("ETag", info.headers().first("Etag").orElse(""));
    text.add("Manifest", info.headers().first("X-Object-Manifest").orElse(""));
    text.skipsEmpty = true;
    return text.headers(info.headers(), Resource.OBJECT, OF_OBJECT);
  }

  private void session(String label, @Nullable Session shown, String path) {
    if (shown != null) {
      add(label, shown.storageUrl() + path);
      add("Auth Token", shown.token().reveal());
    }
  }

  private void policies(Headers headers) {
    TreeMap<String, Headers> byName = new TreeMap<>();
    for (Header line : headers) {
      String name = lower(line);
      for (String end : List.of("-container-count", "-object-count", "-bytes-used")) {
        if (name.startsWith(POLICY) && name.endsWith(end)) {
          String policy = name.substring(POLICY.length(), name.length() - end.length());
          byName.merge(policy, Headers.of(end, line.value()), Headers::and);
        }
      }
    }
    byName.replaceAll((policy, numbers) -> numbers.and(quota(policy, headers)));
    byName.forEach(
        (policy, numbers) -> {
          numbers
              .first("-container-count")
              .ifPresent(n -> add("Containers in policy \"" + policy + "\"", n));
          add(
              "Objects in policy \"" + policy + "\"",
              size(numbers.first("-object-count").orElse("0")));
          add("Bytes in policy \"" + policy + "\"", size(numbers.first("-bytes-used").orElse("0")));
          numbers
              .first("-quota")
              .ifPresent(n -> add("Quota Bytes for policy \"" + policy + "\"", size(n)));
        });
  }

  private static Headers quota(String policy, Headers headers) {
    return headers
        .first(POLICY_QUOTA + policy)
        .map(bytes -> Headers.of("-quota", bytes))
        .orElse(Headers.NONE);
  }

  private static boolean isOfPolicy(String name) {
    return name.startsWith(POLICY) || name.startsWith(POLICY_QUOTA);
  }

  private String size(long number) {
    return Sizes.text(number, human).trim();
  }

  private String size(String number) {
    return number.matches("\\d{1,18}") ? size(Long.parseLong(number)) : number;
  }

  private void add(String label, String value) {
    rows.add(new Row(label, value));
  }

  private String headers(Headers headers, Resource resource, Set<String> shownAbove) {
    String meta = resource.metaPrefix().toLowerCase(Locale.ROOT);
    for (Header line : headers) {
      if (lower(line).startsWith(meta) && !shownAbove.contains(lower(line))) {
        add("Meta " + Python.title(line.name().substring(meta.length())), line.value());
      }
    }
    for (Header line : headers) {
      if (!lower(line).startsWith(meta) && !shownAbove.contains(lower(line))) {
        add(Python.title(line.name()), line.value());
      }
    }
    return text();
  }

  private String text() {
    int width = rows.stream().mapToInt(row -> row.label().length()).max().orElse(0);
    StringBuilder out = new StringBuilder();
    for (Row row : rows) {
      if (skipsEmpty && row.value().isEmpty()) {
        continue;
      }
      String line = " ".repeat(width - row.label().length()) + row.label() + ": " + row.value();
      out.append(line.stripTrailing()).append('\n');
    }
    return out.toString();
  }

  private static String lower(Header line) {
    return line.name().toLowerCase(Locale.ROOT);
  }
}
