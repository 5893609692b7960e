package io.jswift.adapter.memory.engine;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What {@code X-Container-Sync-To} may be, as on a Swift that is installed with no realms: the URL
 * of a container on this very machine. Nothing is ever copied.
 */
final class SyncTo {
  private static final String HEADER = "X-Container-Sync-To";
  private static final String HOST = "127.0.0.1";

  private SyncTo() {}

  /** Refuses what is no such URL. */
  static void check(Call call) {
    String asked = call.header(HEADER, "");
    String target = asked.replaceFirst("/+$", "");
    if (target.isEmpty()) {
      return;
    }
    if (!target.startsWith("//")) {
      checkUrl(target);
      return;
    }
    String[] parts = target.substring(2).split("/", -1);
    throw refusal(
        parts.length == 4
            ? "No realm key for '" + parts[0] + "'"
            : "Invalid X-Container-Sync-To format '" + asked + "'");
  }

  /** Refuses one of copies and versions where the container has the other. */
  static void checkVersions(Call call, Container container) {
    if (!call.header(HEADER, "").isEmpty() && container.versions.everEnabled()) {
      throw refusal(
          "Cannot configure container sync on a container with object versioning configured.");
    }
    if (Listing.isTrue(call.header("X-Versions-Enabled", ""))
        && container.metaCopy().containsKey(HEADER)) {
      throw refusal(
          "Cannot enable object versioning on a container configured as source of container"
              + " syncing.");
    }
  }

  private static void checkUrl(String target) {
    URI url = parse(target);
    @Nullable String scheme = url.getScheme();
    if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
      String text = scheme == null ? "" : scheme;
      throw refusal(
          "Invalid scheme '"
              + text
              + "' in X-Container-Sync-To, must be \"//\", \"http\","
              + " or \"https\".");
    }
    if (url.getPath() == null || url.getPath().isEmpty()) {
      throw refusal("Path required in X-Container-Sync-To");
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null || target.indexOf(';') >= 0) {
      throw refusal("Params, queries, and fragments not allowed in X-Container-Sync-To");
    }
    if (!HOST.equals(url.getHost())) {
      throw refusal("Invalid host '" + url.getHost() + "' in X-Container-Sync-To");
    }
  }

  private static URI parse(String target) {
    try {
      return new URI(target);
    } catch (URISyntaxException noUrl) {
      throw refusal("Invalid X-Container-Sync-To format '" + target + "'");
    }
  }

  private static Refusal refusal(String text) {
    return Refusal.labelledHtml(400, text);
  }
}
