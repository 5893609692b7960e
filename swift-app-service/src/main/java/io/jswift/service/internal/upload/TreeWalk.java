package io.jswift.service.internal.upload;

import io.jswift.domain.LocalFileException;
import io.jswift.domain.ObjectName;
import io.jswift.service.internal.file.LocalFailure;
import io.jswift.service.upload.UploadItem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Walks a directory tree in the order of its names, one directory in memory at a time and those
 * above it.
 */
final class TreeWalk {
  private static final char NOT_DECODED = '\uFFFD';

  private final Consumer<UploadItem> items;
  private final BiConsumer<Path, LocalFileException> failures;

  /**
   * Makes a walk.
   *
   * @param items gets each file, and each directory that has neither files nor directories
   * @param failures gets what could not be read; the walk goes on
   */
  TreeWalk(Consumer<UploadItem> items, BiConsumer<Path, LocalFileException> failures) {
    this.items = items;
    this.failures = failures;
  }

  void walk(UploadItem.OfTree tree) {
    walk(tree.directory(), tree.prefix(), tree.rootMarker());
  }

  private void walk(Path directory, String prefix, ObjectName marker) {
    List<Path> entries;
    try {
      entries = list(directory);
    } catch (IOException | RuntimeException unreadable) {
      failures.accept(directory, LocalFailure.reading(directory, unreadable));
      return;
    }
    if (entries.isEmpty()) {
      items.accept(new UploadItem.OfDirectory(directory, marker));
    }
    for (Path entry : entries) {
      visit(entry, prefix + entry.getFileName());
    }
  }

  private static List<Path> list(Path directory) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(entries::add);
    } catch (java.nio.file.DirectoryIteratorException failed) {
      throw failed.getCause();
    }
    entries.sort(null);
    return entries;
  }

  private void visit(Path entry, String name) {
    if (name.indexOf(NOT_DECODED) >= 0) {
      failures.accept(
          entry,
          new LocalFileException(
              "Cannot upload '" + entry + "': its name is not UTF-8, and Swift's names are."));
    } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
      walk(entry, name + "/", new ObjectName(name));
    } else if (!Files.isSymbolicLink(entry) || !Files.isDirectory(entry)) {
      items.accept(new UploadItem.OfFile(entry, new ObjectName(name)));
    }
  }
}
