package io.jswift.architecture;

import java.util.List;

/** The modules that are shipped, by their folders. */
final class Modules {
  static final List<String> SHIPPED =
      List.of(
          "swift-domain",
          "swift-ports",
          "swift-adapter-okhttp",
          "swift-adapter-keystone",
          "swift-adapter-tempauth",
          "swift-adapter-memory",
          "swift-junit",
          "swift-app-service",
          "swift-app-cli");

  private Modules() {}
}
