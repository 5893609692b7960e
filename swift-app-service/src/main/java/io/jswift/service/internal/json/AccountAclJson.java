package io.jswift.service.internal.json;

import io.jswift.domain.access.AccountAcl;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value of {@code X-Account-Access-Control}. */
public final class AccountAclJson {
  private AccountAclJson() {}

  /** Reads it; an empty text is an empty list. */
  public static AccountAcl read(String text) {
    if (text.isBlank()) {
      return AccountAcl.NONE;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Map<String, Object> fields =
        Json.read(new ByteArrayInputStream(bytes), "an account's access list", Json::object);
    return new AccountAcl(
        names(fields.get("admin")),
        names(fields.get("read-write")),
        names(fields.get("read-only")));
  }

  private static List<String> names(@Nullable Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  /** Writes it. */
  public static String write(AccountAcl acl) {
    byte[] text =
        Json.write(
            json -> {
              json.beginObject();
              for (Map.Entry<String, List<String>> each :
                  Map.of(
                          "admin", acl.admins(),
                          "read-write", acl.readWrite(),
                          "read-only", acl.readOnly())
                      .entrySet()) {
                json.name(each.getKey()).beginArray();
                for (String name : each.getValue()) {
                  json.value(name);
                }
                json.endArray();
              }
              json.endObject();
            });
    return new String(text, StandardCharsets.UTF_8);
  }
}
