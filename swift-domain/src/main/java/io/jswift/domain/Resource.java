package io.jswift.domain;

/** The three levels of Swift, each with the names its headers carry. */
public enum Resource {
  /** An account: the containers of one tenant. */
  ACCOUNT("Account"),
  /** A container: a flat list of objects. */
  CONTAINER("Container"),
  /** An object: bytes, headers and metadata under a name. */
  OBJECT("Object");

  private final String word;

  Resource(String word) {
    this.word = word;
  }

  /** Returns the word with a capital, as in {@code X-Container-Read} and "Container GET failed". */
  public String word() {
    return word;
  }

  /** Returns the prefix of user metadata headers, such as {@code X-Object-Meta-}. */
  public String metaPrefix() {
    return "X-" + word + "-Meta-";
  }
}
