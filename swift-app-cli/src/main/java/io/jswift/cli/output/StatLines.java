package io.jswift.cli.output;

import io.jswift.domain.AccountInfo;
import io.jswift.domain.ContainerInfo;
import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.Resource;
import io.jswift.ports.auth.Session;
import org.jspecify.annotations.Nullable;

/** What {@code stat} prints, as lines of JSON. */
public final class StatLines {
  private StatLines() {}

  /** Returns the line of an account; with a session, with its URL and token. */
  public static JsonLine account(AccountInfo info, String account, @Nullable Session shown) {
    JsonLine line =
        JsonLine.of("account")
            .with("account", account)
            .with("containers", info.containers())
            .with("objects", info.objects())
            .with("bytes", info.bytes());
    return rest(line, info.headers(), Resource.ACCOUNT, shown, "");
  }

  /** Returns the line of a container. */
  public static JsonLine container(
      ContainerInfo info, String account, ContainerName container, @Nullable Session shown) {
    Headers headers = info.headers();
    JsonLine line =
        JsonLine.of("container")
            .with("account", account)
            .with("container", container.value())
            .with("objects", info.objects())
            .with("bytes", info.bytes())
            .with("storage_policy", info.storagePolicy())
            .with("read_acl", headers.first("X-Container-Read"))
            .with("write_acl", headers.first("X-Container-Write"))
            .with("sync_to", headers.first("X-Container-Sync-To"))
            .with("sync_key", headers.first("X-Container-Sync-Key"));
    return rest(line, headers, Resource.CONTAINER, shown, "/" + container);
  }

  /** Returns the line of an object. */
  public static JsonLine object(
      ObjectInfo info, String account, ObjectPath object, @Nullable Session shown) {
    Headers headers = info.headers();
    JsonLine line =
        JsonLine.of("object")
            .with("account", account)
            .with("container", object.container().value())
            .with("object", object.object().value())
            .with("bytes", headers.first("Content-Length").map(StatLines::number))
            .with("content_type", headers.first("Content-Type"))
            .with("last_modified", headers.first("Last-Modified"))
            .with("etag", headers.first("Etag").map(each -> each.replace("\"", "")))
            .with("manifest", headers.first("X-Object-Manifest"));
    return rest(line, headers, Resource.OBJECT, shown, "/" + object);
  }

  private static Object number(String text) {
    return text.matches("\\d{1,18}") ? (Object) Long.valueOf(text) : text;
  }

  private static JsonLine rest(
      JsonLine line, Headers headers, Resource resource, @Nullable Session shown, String path) {
    if (shown != null) {
      line.with("url", shown.storageUrl() + path).with("auth_token", shown.token().reveal());
    }
    return line.withMeta(headers, resource.metaPrefix()).with("headers", headers);
  }
}
