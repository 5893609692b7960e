package io.jswift.domain.segment;

import io.jswift.domain.ETag;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.ServerInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The list of segments that is a static large object.
 *
 * @param entries in the order of the bytes
 */
public record SloManifest(List<ManifestEntry> entries) {
  /** Makes an immutable manifest. */
  public SloManifest {
    entries = List.copyOf(entries);
  }

  /** Returns the length of the whole. */
  public long length() {
    return entries.stream().mapToLong(ManifestEntry::length).sum();
  }

  /**
   * Returns the ETag of the whole as Swift computes it: the MD5 of the segments' ETags in a row, a
   * range adding {@code :first-last;} to its segment's. Of a nested manifest that is its own such
   * ETag, of inline data their MD5.
   */
  public ETag etag() {
    StringBuilder text = new StringBuilder();
    entries.forEach(entry -> text.append(entry.etagText()));
    return Md5.etag(text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Checks what this server would refuse: {@link #check(ObjectPath)}, and more entries than it
   * takes.
   *
   * @throws InvalidRequestException with what is wrong
   */
  public void check(ObjectPath object, ServerInfo server) {
    check(object);
    if (entries.size() > server.maxManifestSegments()) {
      throw new InvalidRequestException(
          "The manifest of "
              + object
              + " has "
              + entries.size()
              + " entries, and the server takes "
              + server.maxManifestSegments()
              + "; entries may be such manifests themselves.");
    }
  }

  /**
   * Checks what every server would refuse.
   *
   * @param object where the manifest is to be stored
   * @throws InvalidRequestException with the entry's number, from 1, and what is wrong with it
   */
  public void check(ObjectPath object) {
    if (paths().isEmpty()) {
      throw new InvalidRequestException(
          "A manifest needs at least one segment that is an object: " + object + ".");
    }
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i) instanceof ManifestEntry.Part part) {
        check(object, part, i + 1);
      }
    }
  }

  private void check(ObjectPath object, ManifestEntry.Part part, int number) {
    String wrong = null;
    if (part.path().equals(object)) {
      wrong = "is the manifest itself";
    } else if (part.range().filter(range -> range.first() >= part.size()).isPresent()) {
      wrong = "begins after the segment's last byte: it has " + part.size();
    } else if (part.length() < 1 && number < entries.size()) {
      wrong = "is empty, which only the last may be";
    }
    if (wrong != null) {
      throw new InvalidRequestException(
          "Entry "
              + number
              + " of the manifest of "
              + object
              + ", "
              + part.path()
              + ", "
              + wrong
              + ".");
    }
  }

  /** Returns the segments that it names. */
  public List<ObjectPath> paths() {
    return entries.stream()
        .filter(ManifestEntry.Part.class::isInstance)
        .map(entry -> ((ManifestEntry.Part) entry).path())
        .toList();
  }
}
