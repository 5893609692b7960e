package io.jswift.adapter.keystone;

import io.jswift.ports.transport.Target;
import java.util.Set;

/** URLs of Keystone and of storages. */
final class Urls {
  private static final Set<String> VERSIONS = Set.of("v3", "v3.0", "v2", "v2.0");

  private Urls() {}

  /** Returns the URL without query, and with that version unless it names one, whichever. */
  static Target versioned(Target authUrl, String version) {
    Target base = withoutSlash(authUrl.withQuery(""));
    String path = base.path();
    return VERSIONS.contains(path.substring(path.lastIndexOf('/') + 1))
        ? base
        : base.resolve("/" + version);
  }

  static Target withoutSlash(Target url) {
    String path = url.path();
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return new Target(url.origin(), path.substring(0, end), url.query());
  }
}
