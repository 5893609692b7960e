package io.jswift.adapter.tempauth;

import io.jswift.ports.transport.Target;

/** Storage URLs as sessions want them. */
final class StorageUrl {
  private StorageUrl() {}

  static Target withoutSlash(Target url) {
    String path = url.path();
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return new Target(url.origin(), path.substring(0, end), url.query());
  }
}
