package io.jswift.service.post;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import java.util.List;

/**
 * Whose metadata to replace: all of it, so what is not sent is lost.
 *
 * @param container where the objects are
 * @param items read once, while the call goes on: there may be millions of them
 * @param headers sent with each POST, such as {@code X-Object-Meta-Color}
 */
public record PostRequest(ContainerName container, Iterable<PostItem> items, Headers headers) {
  /** Returns a request with the same headers for each. */
  public static PostRequest of(String container, Headers headers, PostItem... items) {
    return new PostRequest(new ContainerName(container), List.of(items), headers);
  }
}
