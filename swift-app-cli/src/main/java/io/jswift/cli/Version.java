package io.jswift.cli;

import java.util.Optional;

/** This program's version, from its module or its jar. */
final class Version {
  private Version() {}

  static String text() {
    return Optional.ofNullable(Main.class.getModule().getDescriptor())
        .flatMap(each -> each.rawVersion())
        .or(() -> Optional.ofNullable(Main.class.getPackage().getImplementationVersion()))
        .orElse("(built from source)");
  }
}
