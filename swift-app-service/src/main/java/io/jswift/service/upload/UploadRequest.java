package io.jswift.service.upload;

import io.jswift.domain.ContainerName;
import io.jswift.domain.ObjectName;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What to upload into one container, and how.
 *
 * @param container where to; created if it is missing
 * @param items read once and lazily, by one thread, so a million is no more work to hold than one.
 *     What they throw ends the call once what they gave before is done. While they let wait, what
 *     they gave is uploaded, and closing the call waits for them
 * @param options how
 */
public record UploadRequest(
    ContainerName container, Iterator<UploadItem> items, UploadOptions options) {
  /** Returns a request for one file with the default options. */
  public static UploadRequest file(String container, Path file, String name) {
    UploadItem item = new UploadItem.OfFile(file, new ObjectName(name));
    return new UploadRequest(
        new ContainerName(container), List.of(item).iterator(), UploadOptions.DEFAULTS);
  }

  /** Returns a request for these items with the default options. */
  public static UploadRequest of(String container, List<UploadItem> items) {
    return new UploadRequest(
        new ContainerName(container), items.iterator(), UploadOptions.DEFAULTS);
  }

  /** Returns this request with other options. */
  public UploadRequest with(UploadOptions other) {
    return new UploadRequest(container, items, other);
  }
}
