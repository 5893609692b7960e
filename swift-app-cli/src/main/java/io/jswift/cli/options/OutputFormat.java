package io.jswift.cli.options;

/** How outcomes are written. */
enum OutputFormat {
  /** Lines for people, and for scripts made for python-swiftclient. */
  TEXT,
  /** Objects of JSON, one a line. */
  JSON
}
