package io.jswift.adapter.memory.engine;

/**
 * What the server takes at most; told at {@code /info}.
 *
 * @param maxFileSize bytes of a plain object
 * @param listingLimit rows of a listing page
 * @param maxManifestSegments entries of an SLO manifest
 */
public record Limits(long maxFileSize, int listingLimit, int maxManifestSegments) {
  static final int META_NAME = 128;
  static final int META_VALUE = 256;
  static final int META_COUNT = 90;
  static final int META_TOTAL = 4096;
  static final int CONTAINER_NAME = 256;
  static final int OBJECT_NAME = 1024;
  static final int MANIFEST_SIZE = 8 * 1024 * 1024;
  static final int BULK_DELETES = 10_000;

  /** Swift's defaults. */
  public static final Limits SWIFT = new Limits(5_368_709_122L, 10_000, 1000);
}
