package io.jswift.cli.command;

import io.jswift.cli.output.Output;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.ObjectName;
import io.jswift.service.upload.UploadItem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the paths that were typed to what is uploaded under which name. */
final class Outbound {
  private static final char NOT_DECODED = '\uFFFD';

  private final String pseudoFolder;
  private final String objectName;
  private final Output output;

  /**
   * Makes one.
   *
   * @param pseudoFolder stands before every name; may be empty
   * @param objectName takes the place of the typed path in every name; empty for the path itself
   */
  Outbound(String pseudoFolder, String objectName, Output output) {
    this.pseudoFolder = pseudoFolder;
    this.objectName = objectName;
    this.output = output;
  }

  /** Returns the items for the paths that are there; reports the others. */
  List<UploadItem> items(List<String> paths) {
    List<UploadItem> items = new ArrayList<>();
    for (String typed : paths) {
      try {
        add(items, typed);
      } catch (InvalidPathException | InvalidRequestException unusable) {
        output.error("Cannot upload '" + typed + "': " + unusable.getMessage());
      }
    }
    return items;
  }

  private void add(List<UploadItem> items, String typed) {
    Path path = Path.of(typed);
    if (typed.indexOf(NOT_DECODED) >= 0) {
      output.error("Cannot upload '" + typed + "': its name is not UTF-8, and Swift's names are.");
    } else if (!typed.isEmpty() && Files.isDirectory(path)) {
      String bare =
          typed.length() > 1 && typed.endsWith("/") ? typed.replaceFirst("/+$", "") : typed;
      String root = joined(objectName.isEmpty() ? bare : objectName);
      String prefix =
          root.isEmpty() || root.equals(".") ? "" : root.endsWith("/") ? root : root + "/";
      String marker = root.isEmpty() ? "." : root;
      items.add(new UploadItem.OfTree(path, prefix, new ObjectName(marker)));
    } else if (Files.isRegularFile(path)) {
      items.add(
          new UploadItem.OfFile(
              path, new ObjectName(joined(objectName.isEmpty() ? typed : objectName))));
    } else {
      output.error("Local file '" + typed + "' not found");
    }
  }

  /**
   * Returns the object's name for a path: no leading slash, no leading {@code ./}, below the pseudo
   * folder.
   */
  String joined(@Nullable String path) {
    String bare = (path == null ? "" : path).replaceFirst("^/+", "");
    if (pseudoFolder.isEmpty()) {
      return bare.startsWith("./") ? bare.substring(2).replaceFirst("^/+", "") : bare;
    }
    String folder = pseudoFolder.replaceFirst("^/+", "");
    return folder.isEmpty() ? bare : folder.endsWith("/") ? folder + bare : folder + "/" + bare;
  }
}
