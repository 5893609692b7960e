package io.jswift.cli.options;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The variables that stand in for the options of a login. */
public final class AuthExports {
  private AuthExports() {}

  /**
   * Returns the variables with their values, secrets included, in the order to print them.
   *
   * @throws Stop if something is missing that the login needs
   */
  public static Map<String, String> of(GlobalOptions options) {
    AuthChooser chooser = AuthChooser.complete(options);
    Map<String, String> out = new LinkedHashMap<>();
    if (Set.of("1", "1.0").contains(chooser.version())) {
      out.put("ST_AUTH", chooser.url());
      out.put("ST_USER", chooser.user());
      out.put("ST_KEY", chooser.key());
      return out;
    }
    out.put("OS_IDENTITY_API_VERSION", chooser.version());
    out.put("OS_AUTH_VERSION", chooser.version());
    out.put("OS_AUTH_URL", chooser.url());
    for (OpenStackOption each : sorted()) {
      if (!options.openStack(each).isEmpty()) {
        out.put(each.variable(), options.openStack(each));
      }
    }
    return out;
  }

  /** A cloud is left out, since what it stands for is there. */
  private static List<OpenStackOption> sorted() {
    Set<OpenStackOption> others = Set.of(OpenStackOption.AUTH_URL, OpenStackOption.CLOUD);
    return Stream.of(OpenStackOption.values())
        .filter(each -> !others.contains(each))
        .sorted(Comparator.comparing(each -> each.variable().toLowerCase(Locale.ROOT)))
        .toList();
  }
}
