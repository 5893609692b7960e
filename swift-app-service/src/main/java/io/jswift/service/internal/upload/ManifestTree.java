package io.jswift.service.internal.upload;

import io.jswift.domain.ObjectPath;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SegmentNaming;
import io.jswift.domain.segment.SloManifest;
import java.util.ArrayList;
import java.util.List;

/**
 * The manifest of any number of segments: as many as one manifest takes become a segment
 * themselves, and so on above. What is in memory is one list a level.
 */
final class ManifestTree {
  private final StaticManifests manifests;
  private final SegmentNaming naming;
  private final int most;
  private final List<List<ManifestEntry.Part>> levels = new ArrayList<>();
  private final List<Integer> made = new ArrayList<>();

  /**
   * Makes one.
   *
   * @param most entries of one manifest, at least 2
   */
  ManifestTree(StaticManifests manifests, SegmentNaming naming, int most) {
    this.manifests = manifests;
    this.naming = naming;
    this.most = most;
    level(0);
  }

  /** Adds the next segment, in the order of the bytes. */
  void add(ManifestEntry.Part part) {
    add(0, part);
  }

  private void add(int level, ManifestEntry.Part part) {
    if (level(level).size() == most) {
      rollUp(level);
    }
    level(level).add(part);
  }

  private List<ManifestEntry.Part> level(int level) {
    if (levels.size() == level) {
      levels.add(new ArrayList<>());
      made.add(0);
    }
    return levels.get(level);
  }

  private void rollUp(int level) {
    List<ManifestEntry.Part> parts = level(level);
    SloManifest manifest = new SloManifest(List.copyOf(parts));
    int number = made.set(level, made.get(level) + 1);
    ManifestEntry.Part whole = manifests.putPart(naming, level, number, manifest);
    parts.clear();
    add(level + 1, whole);
  }

  /** Returns the manifest of all. */
  SloManifest finish() {
    for (int level = 0; level < levels.size() - 1; level++) {
      List<ManifestEntry.Part> parts = level(level);
      if (parts.size() == 1) {
        add(level + 1, parts.get(0));
        parts.clear();
      } else if (!parts.isEmpty()) {
        rollUp(level);
      }
    }
    return new SloManifest(List.copyOf(level(levels.size() - 1)));
  }

  /** Returns whether some segments are named by nested manifests only. */
  boolean nested() {
    return levels.size() > 1;
  }

  /** Returns whether that may be a nested manifest of this one, or named by one. */
  boolean mayHaveNested(ObjectPath path) {
    return nested()
        && path.container().equals(naming.container())
        && path.object().value().startsWith(naming.prefix());
  }

  /** Returns all that no manifest names yet. */
  List<ObjectPath> loose() {
    return levels.stream().flatMap(List::stream).map(ManifestEntry.Part::path).toList();
  }
}
