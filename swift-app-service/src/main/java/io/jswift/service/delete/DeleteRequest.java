package io.jswift.service.delete;

import io.jswift.domain.ContainerName;
import io.jswift.domain.ObjectName;
import java.util.List;

/**
 * What to delete.
 *
 * @param selection which
 * @param options how, unless an item says otherwise
 */
public record DeleteRequest(Selection selection, DeleteOptions options) {
  /** What to delete. */
  public sealed interface Selection {
    /**
     * The named objects of a container.
     *
     * @param items read once, while the call goes on: there may be millions of them
     */
    record Objects(ContainerName container, Iterable<DeleteItem> items) implements Selection {
      /** Returns the selection of these names. */
      public static Objects of(ContainerName container, List<ObjectName> names) {
        return new Objects(
            container, names.stream().map(each -> new DeleteItem(each, null, null)).toList());
      }
    }

    /** The objects whose names begin so; the container stays. */
    record Prefix(ContainerName container, String prefix) implements Selection {}

    /** A container and all that is in it. */
    record Container(ContainerName container) implements Selection {}

    /** Every container of the account and all that is in them. */
    record Account() implements Selection {}
  }

  /** Returns a request with the default options. */
  public static DeleteRequest of(Selection selection) {
    return new DeleteRequest(selection, DeleteOptions.DEFAULTS);
  }

  /** Returns this request with other options. */
  public DeleteRequest with(DeleteOptions other) {
    return new DeleteRequest(selection, other);
  }
}
