package io.jswift.service.copy;

import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.ObjectName;
import io.jswift.domain.ObjectPath;
import org.jspecify.annotations.Nullable;

/**
 * One object to copy.
 *
 * @param name its name
 * @param destinationOrNull where to; null onto itself, which changes its metadata
 * @param optionsOrNull options of its own; null for those of the request
 */
public record CopyItem(
    ObjectName name, @Nullable ObjectPath destinationOrNull, @Nullable CopyOptions optionsOrNull) {
  /**
   * Returns the item that copies an object onto itself.
   *
   * @throws InvalidRequestException if the name is empty
   */
  public static CopyItem of(String name) {
    if (name.isEmpty()) {
      throw new InvalidRequestException("Object names must be specified as non-empty strings");
    }
    return new CopyItem(new ObjectName(name), null, null);
  }

  /** Returns this item for a place. */
  public CopyItem to(ObjectPath destination) {
    return new CopyItem(name, destination, optionsOrNull);
  }

  /**
   * Returns this item for a place.
   *
   * @param destination {@code /container/object}, or {@code /container} for the same name there
   * @throws InvalidRequestException if it is neither
   */
  public CopyItem to(String destination) {
    if (!destination.startsWith("/")) {
      throw new InvalidRequestException("destination must be in format /cont[/obj]");
    }
    if (destination.endsWith("/")) {
      throw new InvalidRequestException("destination must not end in a slash");
    }
    boolean whole = destination.indexOf('/', 1) > 0;
    return to(ObjectPath.parse(whole ? destination : destination + "/" + name));
  }

  /** Returns this item with options of its own. */
  public CopyItem with(CopyOptions options) {
    return new CopyItem(name, destinationOrNull, options);
  }
}
