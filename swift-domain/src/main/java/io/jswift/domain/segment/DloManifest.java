package io.jswift.domain.segment;

import io.jswift.domain.ContainerName;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.PercentEncoding;

/**
 * What makes an object a dynamic large object: reading it gives every object of that container
 * whose name begins so.
 *
 * @param container where the segments are
 * @param prefix raw; what their names begin with, perhaps empty, which is the whole container
 */
public record DloManifest(ContainerName container, String prefix) {
  /**
   * Reads the value of {@code X-Object-Manifest}: {@code container/prefix}, escaped; a slash before
   * the container is passed over.
   *
   * @throws InvalidRequestException if it names no container
   */
  public static DloManifest parse(String header) {
    String raw = PercentEncoding.decode(header).orElse(header);
    String path = raw.startsWith("/") ? raw.substring(1) : raw;
    int slash = path.indexOf('/');
    if (slash < 1) {
      throw new InvalidRequestException(
          "Not the X-Object-Manifest of a dynamic large object, container/prefix: \""
              + header
              + "\".");
    }
    return new DloManifest(new ContainerName(path.substring(0, slash)), path.substring(slash + 1));
  }

  /** Returns the value of {@code X-Object-Manifest}. */
  public String header() {
    return PercentEncoding.path(container.value() + "/" + prefix);
  }
}
