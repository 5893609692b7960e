package io.jswift.adapter.memory.engine;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of {@code X-Container-Read} and {@code X-Container-Write}. */
final class AccessRules {
  private static final Set<String> REFERRER = Set.of(".r", ".ref", ".referer", ".referrer");

  private final List<String> groups = new ArrayList<>();
  private final List<String> referrers = new ArrayList<>();

  /** Reads rules as {@link #cleaned} writes them. */
  AccessRules(String rules) {
    for (String each : rules.split(",")) {
      if (each.startsWith(".r:")) {
        referrers.add(each.substring(3));
      } else {
        groups.add(each);
      }
    }
  }

  /** Returns the rules as they are kept; refuses what is none. */
  static String cleaned(boolean write, String value) {
    List<String> rules = new ArrayList<>();
    Arrays.stream(value.split(","))
        .map(String::trim)
        .filter(each -> !each.isEmpty())
        .forEach(each -> rules.add(rule(write, each)));
    return String.join(",", rules);
  }

  private static String rule(boolean write, String raw) {
    int colon = raw.indexOf(':');
    String first = colon < 0 ? "" : raw.substring(0, colon).trim();
    if (!first.startsWith(".")) {
      return raw;
    }
    if (!REFERRER.contains(first)) {
      throw Refusal.labelledHtml(400, "Unknown designator '" + first + "' in ACL: '" + raw + "'");
    }
    if (write) {
      throw Refusal.labelledHtml(400, "Referrers not allowed in write ACL: '" + raw + "'");
    }
    String host = raw.substring(colon + 1).trim();
    boolean negative = host.startsWith("-");
    host = negative ? host.substring(1).trim() : host;
    host = host.startsWith("*") && host.length() > 1 ? host.substring(1).trim() : host;
    if (host.isEmpty() || host.equals(".")) {
      throw Refusal.labelledHtml(
          400, "No host/domain value after referrer designation in ACL: '" + raw + "'");
    }
    return ".r:" + (negative ? "-" : "") + host;
  }

  /** Returns whether everybody who comes from there may do it, logged in or not. */
  boolean allowReferrer(String referrer, boolean object) {
    return (object || groups.contains(".rlistings")) && allowed(host(referrer));
  }

  // The last rule that speaks of the host counts.
  private boolean allowed(String host) {
    boolean allowed = false;
    for (String each : referrers) {
      boolean negative = each.startsWith("-");
      String rule = negative ? each.substring(1) : each;
      boolean meant =
          rule.equals("*") && !negative
              || rule.equals(host)
              || rule.startsWith(".") && host.endsWith(rule);
      allowed = meant ? !negative : allowed;
    }
    return allowed;
  }

  private static String host(String referrer) {
    try {
      @Nullable String host = new URI(referrer).getHost();
      return host == null ? "unknown" : host.toLowerCase(java.util.Locale.ROOT);
    } catch (URISyntaxException noUrl) {
      return "unknown";
    }
  }

  /** Returns whether the rules name the user or one of the groups. */
  boolean allow(User user) {
    return groups.contains(user.id())
        || groups.contains(user.account())
        || user.groups().stream().anyMatch(groups::contains);
  }
}
