package io.jswift.adapter.keystone;

/** How a user or a project is named to Keystone. */
public sealed interface Reference {
  /**
   * By its id, which needs no domain.
   *
   * @param id the id
   */
  record Id(String id) implements Reference {}

  /**
   * By its name.
   *
   * @param name the name
   * @param domain where that name is known
   */
  record Name(String name, Domain domain) implements Reference {}
}
