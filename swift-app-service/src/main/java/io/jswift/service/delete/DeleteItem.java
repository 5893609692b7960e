package io.jswift.service.delete;

import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.ObjectName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One object to delete.
 *
 * @param name its name
 * @param versionIdOrNull the version that goes; null for the current one
 * @param optionsOrNull options of its own; null for those of the request
 */
public record DeleteItem(
    ObjectName name, @Nullable String versionIdOrNull, @Nullable DeleteOptions optionsOrNull) {
  /**
   * Returns the item of that name.
   *
   * @throws InvalidRequestException if the name is empty
   */
  public static DeleteItem of(String name) {
    if (name.isEmpty()) {
      throw new InvalidRequestException("Object names must be specified as non-empty strings");
    }
    return new DeleteItem(new ObjectName(name), null, null);
  }

  /** Returns this item for one version. */
  public DeleteItem withVersion(String versionId) {
    return new DeleteItem(name, versionId, optionsOrNull);
  }

  /** Returns this item with options of its own. */
  public DeleteItem with(DeleteOptions options) {
    return new DeleteItem(name, versionIdOrNull, options);
  }

  /** Returns the version that goes; empty for the current one. */
  public Optional<String> versionId() {
    return Optional.ofNullable(versionIdOrNull);
  }
}
