package io.jswift.service.internal.download;

import io.jswift.domain.LocalFileException;
import io.jswift.service.internal.file.LocalFailure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A directory that object names are made paths in. No name leads out of it: not through {@code ..},
 * not by being absolute, not through a symbolic link that is in it.
 */
final class LocalTree {
  private final Path root;

  LocalTree(Path root) {
    this.root = root;
  }

  /**
   * Returns the path that a name stands for, the directory itself if nothing is left of the name.
   * Nothing is made yet.
   *
   * @throws LocalFileException if it would lead out, or the file system cannot hold the name
   */
  Path path(String name) {
    Path path = root;
    for (String part : parts(name)) {
      try {
        path = path.resolve(part);
      } catch (InvalidPathException cannot) {
        throw new LocalFileException(
            "The object name '" + name + "' cannot be a file name here: " + cannot.getReason(),
            cannot);
      }
    }
    return path;
  }

  /** Returns whether that path is the directory itself. */
  boolean isRoot(Path path) {
    return path.equals(root);
  }

  private static List<String> parts(String name) {
    List<String> parts = new ArrayList<>();
    for (String part : name.split("/", -1)) {
      if (part.equals("..")) {
        throw new LocalFileException(
            "The object name '"
                + name
                + "' leads out of the directory and is not downloaded there;"
                + " name a file for it with -o.");
      }
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return parts;
  }

  /** Makes the directories above a path of this tree. */
  void makeParents(Path path) {
    Path parent = path.getParent();
    if (parent != null && !parent.equals(root)) {
      makeDirectory(parent);
    } else if (parent != null || !root.toString().isEmpty()) {
      makeRoot();
    }
  }

  /** Makes a directory of this tree, and those above it. */
  void makeDirectory(Path directory) {
    makeRoot();
    Path at = root;
    for (Path part : root.toString().isEmpty() ? directory : root.relativize(directory)) {
      at = at.resolve(part);
      enter(at);
    }
  }

  private void makeRoot() {
    try {
      // Looked at first, since making what is there is an exception for each file.
      if (!root.toString().isEmpty() && !Files.isDirectory(root)) {
        Files.createDirectories(root);
      }
    } catch (IOException refused) {
      throw LocalFailure.writing(root, refused);
    }
  }

  private void enter(Path directory) {
    try {
      if (Files.isSymbolicLink(directory)
          && !directory.toRealPath().startsWith(root.toRealPath())) {
        throw new LocalFileException(
            "'"
                + directory
                + "' is a symbolic link that leads out of the directory; nothing is"
                + " written through it.");
      }
      if (!Files.isDirectory(directory)) {
        Files.createDirectory(directory);
      }
    } catch (FileAlreadyExistsException file) {
      if (!Files.isDirectory(directory)) {
        throw new LocalFileException(
            "'"
                + directory
                + "' is a file, so nothing can be put below it: an object of that name and one"
                + " with that name as a directory cannot both be files.",
            file);
      }
    } catch (IOException refused) {
      throw LocalFailure.writing(directory, refused);
    }
  }
}
