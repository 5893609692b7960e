package io.jswift.adapter.keystone;

/** What a token of Keystone's version 2 is good for. */
public sealed interface Tenant {
  /**
   * A tenant by its id.
   *
   * @param id the id
   */
  record Id(String id) implements Tenant {}

  /**
   * A tenant by its name.
   *
   * @param name the name
   */
  record Name(String name) implements Tenant {}
}
