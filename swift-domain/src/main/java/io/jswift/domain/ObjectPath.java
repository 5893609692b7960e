package io.jswift.domain;

/**
 * Where an object is: its container and its name.
 *
 * @param container the container
 * @param object the object's name in it
 */
public record ObjectPath(ContainerName container, ObjectName object) {
  /** Returns the path of the two raw names. */
  public static ObjectPath of(String container, String object) {
    return new ObjectPath(new ContainerName(container), new ObjectName(object));
  }

  /**
   * Reads {@code /container/object}, the leading slash being optional: the form of manifests and
   * {@code Destination} headers, once decoded.
   *
   * @throws InvalidRequestException if either part is missing
   */
  public static ObjectPath parse(String path) {
    String bare = path.startsWith("/") ? path.substring(1) : path;
    int slash = bare.indexOf('/');
    if (slash <= 0 || slash == bare.length() - 1) {
      throw new InvalidRequestException("Not a /container/object path: '" + path + "'.");
    }
    return of(bare.substring(0, slash), bare.substring(slash + 1));
  }

  /** Returns {@code container/object}, raw: for messages, not for requests. */
  @Override
  public String toString() {
    return container + "/" + object;
  }
}
