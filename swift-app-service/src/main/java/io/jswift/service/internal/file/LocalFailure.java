package io.jswift.service.internal.file;

import io.jswift.domain.LocalFileException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says what the file system refused, in one sentence that names the file. */
public final class LocalFailure {
  private LocalFailure() {}

  /** Returns the exception for a failed read. */
  public static LocalFileException reading(Path file, IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return new LocalFileException("Local file '" + file + "' not found", cause);
    }
    return new LocalFileException("Cannot read '" + file + "': " + reason(cause), cause);
  }

  /** Returns the exception for a failed write. */
  public static LocalFileException writing(Path file, IOException cause) {
    return new LocalFileException("Cannot write '" + file + "': " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "Permission denied";
    }
    if (cause instanceof NoSuchFileException) {
      return "No such file or directory";
    }
    if (cause instanceof FileSystemException told && told.getReason() != null) {
      return told.getReason();
    }
    return String.valueOf(cause.getMessage());
  }
}
