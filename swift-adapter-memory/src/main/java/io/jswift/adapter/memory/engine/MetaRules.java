package io.jswift.adapter.memory.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** User metadata: which headers it is, what it may be, and how its names are written. */
final class MetaRules {
  private MetaRules() {}

  /** Returns the metadata headers of a request for that level, title-cased, after checking them. */
  static List<WireHeader> taken(Call call, String level) {
    String prefix = "x-" + level + "-meta-";
    List<WireHeader> taken = new ArrayList<>();
    int total = 0;
    for (WireHeader each : call.headers()) {
      if (each.name().toLowerCase(Locale.ROOT).startsWith(prefix)) {
        String name = title(each.name());
        String bare = name.substring(prefix.length());
        checkName(level, bare);
        check(prefix, bare, each.value());
        if (!each.value().isEmpty()) {
          total += bare.length() + each.value().length();
        }
        taken.add(new WireHeader(name, each.value()));
      }
    }
    if (taken.size() > Limits.META_COUNT) {
      throw Refusal.of(400, "Too many metadata items; max " + Limits.META_COUNT);
    }
    if (total > Limits.META_TOTAL) {
      throw Refusal.of(400, "Total metadata too large; max " + Limits.META_TOTAL);
    }
    return taken;
  }

  // Swift writes names in lower case octet by octet, which leaves few letters beyond ASCII whole.
  private static void checkName(String level, String bare) {
    if (!level.equals("object") && Call.utf8(bare.toLowerCase(Locale.ROOT)) == null) {
      throw Refusal.labelledHtml(400, "Metadata must be valid UTF-8");
    }
  }

  private static void check(String prefix, String bare, String value) {
    if (bare.isEmpty()) {
      throw Refusal.of(400, "Metadata name cannot be empty");
    }
    if (bare.length() > Limits.META_NAME) {
      throw Refusal.of(400, "Metadata name too long: " + prefix + text(bare));
    }
    if (value.length() > Limits.META_VALUE) {
      throw Refusal.of(
          400, "Metadata value longer than " + Limits.META_VALUE + ": " + prefix + text(bare));
    }
  }

  private static String text(String octets) {
    String text = Call.utf8(octets);
    return text == null ? octets : text;
  }

  /** Returns {@code X-Some-Name}, as Swift writes every name. */
  static String title(String name) {
    StringBuilder out = new StringBuilder(name.length());
    boolean start = true;
    for (char c : name.toCharArray()) {
      out.append(c < 0x80 ? (start ? Character.toUpperCase(c) : Character.toLowerCase(c)) : c);
      start = c == '-';
    }
    return out.toString();
  }
}
