package io.jswift.service.copy;

import io.jswift.domain.ContainerName;
import java.util.List;

/**
 * What to copy.
 *
 * @param container where the originals are
 * @param items read once, while the call goes on: there may be millions of them
 * @param options how, unless an item says otherwise
 */
public record CopyRequest(ContainerName container, Iterable<CopyItem> items, CopyOptions options) {
  /** Returns a request with the default options. */
  public static CopyRequest of(String container, CopyItem... items) {
    return new CopyRequest(new ContainerName(container), List.of(items), CopyOptions.DEFAULTS);
  }

  /** Returns this request with other options. */
  public CopyRequest with(CopyOptions other) {
    return new CopyRequest(container, items, other);
  }
}
