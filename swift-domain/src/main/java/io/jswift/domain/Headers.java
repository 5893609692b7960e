package io.jswift.domain;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Headers of a request or a response: in order, repeats kept, names compared without regard to
 * case. Immutable.
 */
public final class Headers implements Iterable<Header> {
  /** No headers. */
  public static final Headers NONE = new Headers(List.of());

  private final List<Header> lines;

  private Headers(List<Header> lines) {
    this.lines = lines;
  }

  /** Returns headers of these names and values in turn. */
  public static Headers of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException(
          "A header name without a value: " + namesAndValues.length + " texts.");
    }
    List<Header> lines = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      lines.add(new Header(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new Headers(List.copyOf(lines));
  }

  /** Returns these lines, in this order. */
  public static Headers copyOf(List<Header> lines) {
    return lines.isEmpty() ? NONE : new Headers(List.copyOf(lines));
  }

  /** Returns one header for each entry, in the map's order. */
  public static Headers copyOf(Map<String, String> map) {
    return new Headers(
        map.entrySet().stream().map(e -> new Header(e.getKey(), e.getValue())).toList());
  }

  /** Returns the first value of that name. */
  public Optional<String> first(String name) {
    for (Header line : lines) {
      if (line.is(name)) {
        return Optional.of(line.value());
      }
    }
    return Optional.empty();
  }

  /** Returns every value of that name, in order. */
  public List<String> all(String name) {
    return lines.stream().filter(line -> line.is(name)).map(Header::value).toList();
  }

  /**
   * Returns the first value of that name as a number; empty where it is missing or not a whole
   * number.
   */
  public OptionalLong number(String name) {
    Optional<String> text = first(name);
    try {
      return text.isPresent()
          ? OptionalLong.of(Long.parseLong(text.get().trim()))
          : OptionalLong.empty();
    } catch (NumberFormatException notANumber) {
      return OptionalLong.empty();
    }
  }

  /** Returns whether a header of that name is there. */
  public boolean has(String name) {
    return first(name).isPresent();
  }

  /**
   * Returns these headers with one value for that name, in place of all it had; appended if it had
   * none.
   */
  public Headers with(String name, String value) {
    return without(name).and(name, value);
  }

  /** Returns these headers with one line more at the end. */
  public Headers and(String name, String value) {
    List<Header> copy = new ArrayList<>(lines);
    copy.add(new Header(name, value));
    return new Headers(List.copyOf(copy));
  }

  /** Returns these headers with those of {@code over} in place of lines of the same names. */
  public Headers overriddenBy(Headers over) {
    return over.isEmpty() ? this : where(line -> !over.has(line.name())).and(over);
  }

  /** Returns these headers followed by {@code more}. */
  public Headers and(Headers more) {
    if (isEmpty() || more.isEmpty()) {
      return isEmpty() ? more : this;
    }
    List<Header> both = new ArrayList<>(lines.size() + more.lines.size());
    both.addAll(lines);
    both.addAll(more.lines);
    return copyOf(both);
  }

  /** Returns these headers without any of that name. */
  public Headers without(String name) {
    return where(line -> !line.is(name));
  }

  /** Returns the lines that pass the test. */
  public Headers where(Predicate<Header> test) {
    List<Header> passed = new ArrayList<>(lines.size());
    for (Header line : lines) {
      if (test.test(line)) {
        passed.add(line);
      }
    }
    return passed.size() == lines.size() ? this : copyOf(passed);
  }

  /** Returns the lines in order. */
  public List<Header> lines() {
    return lines;
  }

  /** Returns whether there are none. */
  public boolean isEmpty() {
    return lines.isEmpty();
  }

  @Override
  public Iterator<Header> iterator() {
    return lines.iterator();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Headers that && lines.equals(that.lines);
  }

  @Override
  public int hashCode() {
    return lines.hashCode();
  }

  /** Returns the names only: values may be secret. */
  @Override
  public String toString() {
    return "Headers" + lines.stream().map(Header::name).toList();
  }
}
