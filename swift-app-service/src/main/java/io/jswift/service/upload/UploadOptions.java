package io.jswift.service.upload;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.InvalidRequestException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How to upload. Immutable; made by {@link #builder()}. */
public final class UploadOptions {
  /** Whole files as plain objects, everything verified, old segments removed. */
  public static final UploadOptions DEFAULTS = builder().build();

  /** What a file becomes that goes up in segments. */
  public enum LargeObjects {
    /** Static where the server offers it, else dynamic. */
    AS_OFFERED,
    /** A manifest that lists its segments, which the server checks. */
    STATIC,
    /**
     * Whatever is listed under a prefix when it is read. The server checks nothing, so the upload
     * looks at the listing before the manifest goes up.
     */
    DYNAMIC
  }

  private final Builder set;

  private UploadOptions(Builder set) {
    this.set = set;
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns what collects options, beginning with these. */
  public Builder toBuilder() {
    return new Builder(set);
  }

  /**
   * Returns headers for the objects (manifest included), sent in place of ours of the same names.
   * Metadata and {@code X-Delete-At} reach the segments as well; {@code X-Delete-After} does with a
   * day more, so that no segment goes before its object. {@code X-Storage-Policy} is for the
   * containers.
   */
  public Headers headers() {
    return set.headers;
  }

  /**
   * Returns the size in bytes above which a file goes up in segments of that size; 0 for segments
   * of 256 MiB where the file is larger than an object may be. The server's limits go first: where
   * there would be too many segments they are larger, and never larger than an object may be; where
   * there are too many of the largest, manifests of a static large object are nested.
   */
  public long segmentSize() {
    return set.segmentSize;
  }

  /** Returns where segments go; empty for the container's name with {@code _segments}. */
  public Optional<ContainerName> segmentContainer() {
    return Optional.ofNullable(set.segmentContainer);
  }

  /**
   * Returns the storage policy of the segments' container, should it be made; empty for that of the
   * container itself.
   */
  public Optional<String> segmentPolicy() {
    return Optional.ofNullable(set.segmentPolicy);
  }

  /** Returns what a file becomes that goes up in segments. */
  public LargeObjects largeObjects() {
    return set.largeObjects;
  }

  /** Returns whether a file whose size and modification time the object already has is skipped. */
  public boolean changed() {
    return set.changed;
  }

  /** Returns whether a file whose bytes the object already has is skipped. */
  public boolean skipIdentical() {
    return set.skipIdentical;
  }

  /**
   * Returns whether the segments of a replaced large object stay. Otherwise they go once the new
   * object is in place, but for those that it uses, too. In a container that keeps versions,
   * whether in itself ({@code X-Versions-Enabled}) or in another one ({@code X-Versions-Location},
   * {@code X-History-Location}), they stay in any case: the old version needs them, and they are to
   * be deleted with it.
   *
   * <p>Before they go one more look tells what stands under the name, in case another client put
   * something there meanwhile. Between that look and their end is a window: whoever uploads the
   * same name from two places at once, with the same segments, should leave them.
   */
  public boolean leaveSegments() {
    return set.leaveSegments;
  }

  /** Returns whether the containers are taken to exist. */
  public boolean skipContainerPut() {
    return set.skipContainerPut;
  }

  /** Returns whether what the server stored is compared with what was read. */
  public boolean checksum() {
    return set.checksum;
  }

  /** Collects options. Not safe for use by several threads. */
  public static final class Builder {
    private Headers headers = Headers.NONE;
    private long segmentSize;
    private @Nullable ContainerName segmentContainer;
    private @Nullable String segmentPolicy;
    private LargeObjects largeObjects = LargeObjects.AS_OFFERED;
    private boolean changed;
    private boolean skipIdentical;
    private boolean leaveSegments;
    private boolean skipContainerPut;
    private boolean checksum = true;

    private Builder() {}

    private Builder(Builder from) {
      headers = from.headers;
      segmentSize = from.segmentSize;
      segmentContainer = from.segmentContainer;
      segmentPolicy = from.segmentPolicy;
      largeObjects = from.largeObjects;
      changed = from.changed;
      skipIdentical = from.skipIdentical;
      leaveSegments = from.leaveSegments;
      skipContainerPut = from.skipContainerPut;
      checksum = from.checksum;
    }

    /** Sets {@link UploadOptions#headers()}. */
    public Builder headers(Headers value) {
      headers = value;
      return this;
    }

    /** Sets {@link UploadOptions#segmentSize()}; at least 0. */
    public Builder segmentSize(long bytes) {
      if (bytes < 0) {
        throw new InvalidRequestException("segment-size should be positive");
      }
      segmentSize = bytes;
      return this;
    }

    /** Sets {@link UploadOptions#segmentContainer()}. */
    public Builder segmentContainer(ContainerName name) {
      segmentContainer = name;
      return this;
    }

    /** Sets {@link UploadOptions#segmentPolicy()}. */
    public Builder segmentPolicy(String name) {
      segmentPolicy = name;
      return this;
    }

    /** Sets {@link UploadOptions#largeObjects()}. */
    public Builder largeObjects(LargeObjects value) {
      largeObjects = value;
      return this;
    }

    /** Sets {@link UploadOptions#changed()}. */
    public Builder changed(boolean value) {
      changed = value;
      return this;
    }

    /** Sets {@link UploadOptions#skipIdentical()}. */
    public Builder skipIdentical(boolean value) {
      skipIdentical = value;
      return this;
    }

    /** Sets {@link UploadOptions#leaveSegments()}. */
    public Builder leaveSegments(boolean value) {
      leaveSegments = value;
      return this;
    }

    /** Sets {@link UploadOptions#skipContainerPut()}. */
    public Builder skipContainerPut(boolean value) {
      skipContainerPut = value;
      return this;
    }

    /** Sets {@link UploadOptions#checksum()}. */
    public Builder checksum(boolean value) {
      checksum = value;
      return this;
    }

    /** Returns the options as they are now. */
    public UploadOptions build() {
      return new UploadOptions(new Builder(this));
    }
  }
}
