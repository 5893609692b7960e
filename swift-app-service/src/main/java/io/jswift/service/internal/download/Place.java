package io.jswift.service.internal.download;

import io.jswift.domain.LocalFileException;
import io.jswift.service.download.Destination;
import io.jswift.service.internal.file.LocalFailure;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where one object goes on this machine. Nothing is made or opened by knowing it.
 *
 * @param path the file that its name stands for; null if it becomes none
 * @param tree the directory it must not leave; null for a file that was named
 * @param shown the place as text for people
 */
record Place(@Nullable Path path, @Nullable LocalTree tree, String shown) {
  private static final int MOST_LINKS = 40;

  /**
   * Returns the place of a name.
   *
   * @throws io.jswift.domain.LocalFileException if the name cannot be a file there
   */
  static Place of(Wanted wanted) {
    Destination to = wanted.destination();
    if (to instanceof Destination.Tree where) {
      LocalTree tree = new LocalTree(where.directory());
      return new Place(tree.path(local(wanted, where)), tree, shown(wanted));
    }
    @Nullable Path file = to instanceof Destination.OneFile one ? followed(one.file()) : null;
    return new Place(file, null, shown(wanted));
  }

  /** Returns the place as text for people, also where there is none. */
  static String shown(Wanted wanted) {
    if (wanted.destination() instanceof Destination.Tree tree) {
      String local = local(wanted, tree);
      String directory = tree.directory().toString();
      return directory.isEmpty() ? local.isEmpty() ? "." : local : directory + "/" + local;
    }
    return wanted.name().replaceFirst("^/+", "");
  }

  private static String local(Wanted wanted, Destination.Tree tree) {
    String name = wanted.name();
    String prefix = tree.removePrefix();
    boolean removes = !prefix.isEmpty() && name.startsWith(prefix);
    String rest = removes ? name.substring(prefix.length()) : name;
    return wanted.folder() + rest.replaceFirst("^/+", "");
  }

  /** Returns whether it is the directory for all of them, which a file cannot be. */
  boolean isTop() {
    return tree != null && path != null && tree.isRoot(path);
  }

  /** Returns what says that nothing is left of the name to call a file. */
  LocalFileException noFile(Wanted wanted) {
    boolean wasMore = !local(wanted, (Destination.Tree) wanted.destination()).equals(wanted.name());
    return new LocalFileException(
        "The object name '"
            + wanted.name()
            + "' names no file"
            + (wasMore ? " once its prefix is removed." : "."));
  }

  // A link stays, and what it leads to is replaced, or made. To a device or a pipe the system may
  // have links that cannot be followed by name, such as /dev/stdout.
  private static Path followed(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return file;
    }
    Path at = file;
    try {
      for (int i = 0; Files.isSymbolicLink(at); i++) {
        if (i == MOST_LINKS) {
          throw new FileSystemLoopException(file.toString());
        }
        at = at.resolveSibling(Files.readSymbolicLink(at));
      }
      return at;
    } catch (FileSystemLoopException circle) {
      throw new LocalFileException(
          "Cannot write '" + file + "': too many symbolic links lead from it.", circle);
    } catch (IOException refused) {
      throw LocalFailure.writing(file, refused);
    }
  }

  /** Returns whether what stands there is written to and not replaced. */
  boolean special() {
    return tree == null
        && path != null
        && Files.exists(path)
        && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
        && !Files.isDirectory(path);
  }

  /** Makes the directory that the name stands for, if it stands for any. */
  void makeDirectory() {
    if (tree != null && path != null) {
      tree.makeDirectory(path);
    }
  }

  /** Makes the directories above the file. */
  void makeParents() {
    if (tree != null && path != null) {
      tree.makeParents(path);
    }
  }
}
