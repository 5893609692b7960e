package io.jswift.adapter.memory.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a symbolic link leads.
 *
 * @param target container and object, percent-encoded
 * @param account that of the target as told; null for the link's own
 * @param etag what the target's ETag must be, for a static link; null for any
 * @param bytes the target's length when a static link was made
 */
record SymLink(String target, @Nullable String account, @Nullable String etag, long bytes) {
  static final String TYPE = "application/symlink";

  /** Returns the path of the target, percent-encoded. */
  String path(String own) {
    return "/v1/" + (account == null ? own : account) + "/" + target;
  }

  /** Returns the headers that tell of it, and that make it anew. */
  List<WireHeader> headers() {
    List<WireHeader> headers = new ArrayList<>();
    headers.add(new WireHeader("X-Symlink-Target", target));
    if (account != null) {
      headers.add(new WireHeader("X-Symlink-Target-Account", account));
    }
    if (etag != null) {
      headers.add(new WireHeader("X-Symlink-Target-Etag", etag));
      headers.add(new WireHeader("X-Symlink-Target-Bytes", Long.toString(bytes)));
    }
    return headers;
  }

  /** Returns what a listing adds to its row. */
  String json(String own) {
    String pinned =
        etag == null
            ? ""
            : ", \"symlink_etag\": " + Text.json(etag) + ", \"symlink_bytes\": " + bytes;
    return pinned + ", \"symlink_path\": " + Text.json(path(own));
  }
}
