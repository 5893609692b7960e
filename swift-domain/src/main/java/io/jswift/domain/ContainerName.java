package io.jswift.domain;

/**
 * The name of a container: raw text, not escaped. Any UTF-8 but NUL and the slash; {@code .} and
 * {@code ..} are allowed.
 *
 * <p>How long it may be (256 characters unless {@link ServerInfo#maxContainerNameLength()} says
 * otherwise) is the server's to say; it is not checked here.
 *
 * @param value the name as it appears in listings; never empty
 */
public record ContainerName(String value) implements Comparable<ContainerName> {
  /**
   * Checks the name.
   *
   * @throws InvalidRequestException if it is empty or has a slash, a NUL or a lone surrogate
   */
  public ContainerName {
    Names.check("container", value);
    if (value.indexOf('/') >= 0) {
      throw new InvalidRequestException(
          "A container name cannot contain a slash: '" + value + "'.");
    }
  }

  /** Returns the object of that raw name in this container. */
  public ObjectPath object(String name) {
    return new ObjectPath(this, new ObjectName(name));
  }

  /** Compares by UTF-8 bytes, as Swift orders listings. */
  @Override
  public int compareTo(ContainerName other) {
    return Utf8.compare(value, other.value);
  }

  /** Returns the raw name. */
  @Override
  public String toString() {
    return value;
  }
}
