/**
 * The {@code swift} command. Its commands parse and print; its wiring package puts the library's
 * parts together, and is the only place that names adapters.
 */
module io.jswift.cli {
  requires dagger;
  requires info.picocli;
  requires io.jswift.adapter.keystone;
  requires io.jswift.adapter.memory;
  requires io.jswift.adapter.okhttp;
  requires io.jswift.adapter.tempauth;
  requires io.jswift.service;
  requires jakarta.inject;
  requires org.snakeyaml.engine;
  requires static org.jspecify;

  exports io.jswift.cli;

  opens io.jswift.cli.command to
      info.picocli;
  opens io.jswift.cli.options to
      info.picocli;
}
