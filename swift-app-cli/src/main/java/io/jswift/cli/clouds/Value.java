package io.jswift.cli.clouds;

import java.util.List;
import java.util.Map;

/** A value of a YAML file, and the line it begins in, from 1 on. */
sealed interface Value {
  int line();

  /** A scalar, as it is written; empty for null. */
  record Text(String text, int line) implements Value {
    @Override
    public String toString() {
      return "Text in line " + line;
    }
  }

  /** A sequence. */
  record Items(List<Value> items, int line) implements Value {}

  /** A mapping, in the order of the file. */
  record Members(Map<String, Value> members, int line) implements Value {}
}
