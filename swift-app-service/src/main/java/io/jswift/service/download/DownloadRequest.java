package io.jswift.service.download;

import io.jswift.domain.ContainerName;
import io.jswift.domain.ObjectName;
import java.util.Iterator;
import java.util.List;

/**
 * What to download.
 *
 * @param selection which objects
 * @param destination where to
 * @param options how
 */
public record DownloadRequest(
    Selection selection, Destination destination, DownloadOptions options) {
  /** Which objects. */
  public sealed interface Selection {
    /** The named objects of a container. */
    record Objects(ContainerName container, List<ObjectName> names) implements Selection {}

    /**
     * Single objects, each with what is particular to it; read once and lazily, so a million is no
     * more work to hold than one.
     */
    record Items(Iterator<DownloadItem> items) implements Selection {}

    /**
     * All objects of a container with names that begin so and come after the marker; both may be
     * empty.
     */
    record Container(ContainerName container, String prefix, String marker) implements Selection {}

    /**
     * All objects of all containers of the account, with names that begin so; containers that come
     * after the marker only. Both may be empty.
     */
    record Account(String prefix, String marker) implements Selection {
      /** Everything. */
      public Account() {
        this("", "");
      }
    }
  }
}
