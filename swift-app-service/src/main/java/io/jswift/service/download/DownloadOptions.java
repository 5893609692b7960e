package io.jswift.service.download;

import io.jswift.domain.Headers;
import io.jswift.domain.InvalidRequestException;

/** How to download. Immutable; made by {@link #builder()}. */
public final class DownloadOptions {
  /** Everything verified, times restored, in the order of the listing. */
  public static final DownloadOptions DEFAULTS = builder().build();

  private final Builder set;

  private DownloadOptions(Builder set) {
    this.set = set;
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the headers sent with each object's HEAD and GET, not with listings. */
  public Headers headers() {
    return set.headers;
  }

  /** Returns whether a local file that has the object's bytes is left alone. */
  public boolean skipIdentical() {
    return set.skipIdentical;
  }

  /** Returns whether the bytes are compared with the object's MD5, and each segment's. */
  public boolean checksum() {
    return set.checksum;
  }

  /**
   * Returns whether files get the modification time that the uploading client stored, also as that
   * of the last access.
   */
  public boolean restoreTime() {
    return set.restoreTime;
  }

  /** Returns whether the containers and objects of each page are taken in random order. */
  public boolean shuffle() {
    return set.shuffle;
  }

  /**
   * Returns whether each file is on the disk before it is put in its place, and the place after it,
   * so that neither a failed transfer nor a power cut damages what stood there. It costs more than
   * the transfer of a small file.
   */
  public boolean sync() {
    return set.sync;
  }

  /**
   * Returns the size in bytes above which an object goes to a file in several ranges at once, each
   * about as long; segments of a large object are never cut, and small ones are read together.
   */
  public long partSize() {
    return set.partSize;
  }

  /** Collects options. Not safe for use by several threads. */
  public static final class Builder {
    private static final long PART_SIZE = 16L * 1024 * 1024;

    private Headers headers = Headers.NONE;
    private boolean skipIdentical;
    private boolean checksum = true;
    private boolean restoreTime = true;
    private boolean shuffle;
    private boolean sync;
    private long partSize = PART_SIZE;

    private Builder() {}

    private Builder(Builder from) {
      headers = from.headers;
      skipIdentical = from.skipIdentical;
      checksum = from.checksum;
      restoreTime = from.restoreTime;
      shuffle = from.shuffle;
      sync = from.sync;
      partSize = from.partSize;
    }

    /** Sets {@link DownloadOptions#headers()}. */
    public Builder headers(Headers value) {
      headers = value;
      return this;
    }

    /** Sets {@link DownloadOptions#skipIdentical()}. */
    public Builder skipIdentical(boolean value) {
      skipIdentical = value;
      return this;
    }

    /** Sets {@link DownloadOptions#checksum()}. */
    public Builder checksum(boolean value) {
      checksum = value;
      return this;
    }

    /** Sets {@link DownloadOptions#restoreTime()}. */
    public Builder restoreTime(boolean value) {
      restoreTime = value;
      return this;
    }

    /** Sets {@link DownloadOptions#shuffle()}. */
    public Builder shuffle(boolean value) {
      shuffle = value;
      return this;
    }

    /** Sets {@link DownloadOptions#sync()}. */
    public Builder sync(boolean value) {
      sync = value;
      return this;
    }

    /** Sets {@link DownloadOptions#partSize()}; at least 1. */
    public Builder partSize(long bytes) {
      if (bytes < 1) {
        throw new InvalidRequestException("The size of a part must be at least 1.");
      }
      partSize = bytes;
      return this;
    }

    /** Returns the options as they are now. */
    public DownloadOptions build() {
      return new DownloadOptions(new Builder(this));
    }
  }
}
