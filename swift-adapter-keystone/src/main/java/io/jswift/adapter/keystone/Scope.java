package io.jswift.adapter.keystone;

/** What a token of Keystone's version 3 is good for. */
public sealed interface Scope {
  /**
   * Nothing is asked for: the user's default project, or what an application credential was made
   * for.
   */
  Scope OWN = new Own();

  /**
   * No project at all. Such a token has no catalogue; it can be exchanged for one with a scope (see
   * {@link LoginMethod.Token}).
   */
  Scope NONE = new Unscoped();

  /** See {@link #OWN}. */
  record Own() implements Scope {}

  /** See {@link #NONE}. */
  record Unscoped() implements Scope {}

  /**
   * A project.
   *
   * @param project which
   */
  record Project(Reference project) implements Scope {}

  /**
   * A trust: the rights that another user has handed to the one who logs in.
   *
   * @param id the trust's id
   */
  record Trust(String id) implements Scope {}
}
