package io.jswift.service.internal.file;

import java.io.IOException;
import java.nio.file.Path;

/** A file is no longer the one that was looked at. */
public final class ChangedFile extends IOException {
  private static final long serialVersionUID = 1L;

  ChangedFile(Path file) {
    super(
        "The file '"
            + file
            + "' changed while it was uploaded, and what stood under its name still does; upload it"
            + " again.");
  }
}
