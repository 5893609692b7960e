package io.jswift.service.post;

import io.jswift.domain.Headers;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.ObjectName;

/**
 * One object whose metadata is replaced.
 *
 * @param name its name
 * @param headers over those of the request
 */
public record PostItem(ObjectName name, Headers headers) {
  /**
   * Returns the item of that name.
   *
   * @throws InvalidRequestException if the name is empty
   */
  public static PostItem of(String name) {
    if (name.isEmpty()) {
      throw new InvalidRequestException("Object names must be specified as non-empty strings");
    }
    return new PostItem(new ObjectName(name), Headers.NONE);
  }

  /** Returns this item with headers of its own. */
  public PostItem with(Headers own) {
    return new PostItem(name, own);
  }
}
