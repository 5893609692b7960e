package io.jswift.service.internal.file;

import io.jswift.domain.CancelledException;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.LocalFileException;
import io.jswift.domain.SwiftException;
import io.jswift.domain.TransportException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says what the file system refused, in one sentence that names the file. */
public final class LocalFailure {
  private LocalFailure() {}

  /** Returns the exception for a failed read. */
  public static LocalFileException reading(Path file, Exception cause) {
    if (cause instanceof NoSuchFileException) {
      return new LocalFileException("Local file '" + file + "' not found", cause);
    }
    return new LocalFileException("Cannot read '" + file + "': " + reason(cause), cause);
  }

  /** Returns the exception for a failed write. */
  public static LocalFileException writing(Path file, IOException cause) {
    return new LocalFileException("Cannot write '" + file + "': " + reason(cause), cause);
  }

  /**
   * Returns what a failure of an upload is for its user: where the source of the bytes failed, that
   * and not the request that was broken off for it.
   */
  public static SwiftException ofUpload(SwiftException failure) {
    boolean source =
        failure instanceof LocalFileException
            || failure instanceof TransportException broken
                && broken.kind() == TransportException.Kind.SOURCE;
    SwiftException told = failure;
    for (Throwable cause = failure.getCause(); source && cause != null; cause = cause.getCause()) {
      if (cause instanceof ClosedByInterruptException) {
        return new CancelledException("The thread was interrupted.", failure);
      }
      if (cause instanceof ChangedFile changed) {
        return new IntegrityException(String.valueOf(changed.getMessage()), failure);
      }
      if (cause instanceof IOException read && told instanceof TransportException) {
        told = new LocalFileException(String.valueOf(read.getMessage()), failure);
      }
    }
    return told;
  }

  /** Returns what the system refused, in its own words. */
  public static String reason(Exception cause) {
    if (cause instanceof AccessDeniedException) {
      return "Permission denied";
    }
    if (cause instanceof NoSuchFileException) {
      return "No such file or directory";
    }
    if (cause instanceof FileSystemException told && told.getReason() != null) {
      return told.getReason();
    }
    return cause instanceof IOException && cause.getMessage() != null
        ? cause.getMessage()
        : cause.toString();
  }
}
