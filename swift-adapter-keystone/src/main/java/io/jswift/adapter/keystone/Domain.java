package io.jswift.adapter.keystone;

/** The domain that a user or project name belongs to. */
public sealed interface Domain {
  /** What is meant where nothing is said: the domain of the id {@code default}. */
  Domain DEFAULT = new Id("default");

  /**
   * A domain by its id.
   *
   * @param id the id
   */
  record Id(String id) implements Domain {}

  /**
   * A domain by its name.
   *
   * @param name the name, such as {@code Default}
   */
  record Name(String name) implements Domain {}
}
