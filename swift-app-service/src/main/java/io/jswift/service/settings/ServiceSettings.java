package io.jswift.service.settings;

import io.jswift.domain.InvalidRequestException;

/**
 * How much happens at once, all calls of a service together.
 *
 * @param containerThreads containers worked on: deleted, emptied
 * @param uploadThreads objects uploaded, copied or changed
 * @param downloadThreads objects downloaded, deleted or asked for
 * @param segmentThreads segments and ranges, beside the objects they belong to
 * @param bufferedBytes how much input of unknown length is held in memory until it is sent, all
 *     uploads together, at least 0; what is beyond it is held in temporary files
 */
public record ServiceSettings(
    int containerThreads,
    int uploadThreads,
    int downloadThreads,
    int segmentThreads,
    long bufferedBytes) {
  /**
   * Ten of each, as python-swiftclient has it, and an eighth of the heap as buffer, 64 MiB at most.
   */
  public static final ServiceSettings DEFAULTS = new ServiceSettings(10, 10, 10, 10);

  /** Makes settings with the buffer of the defaults. */
  public ServiceSettings(
      int containerThreads, int uploadThreads, int downloadThreads, int segmentThreads) {
    this(
        containerThreads,
        uploadThreads,
        downloadThreads,
        segmentThreads,
        Math.min(64L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 8));
  }

  /** Checks that there is at least one of each. */
  public ServiceSettings {
    if (bufferedBytes < 0) {
      throw new InvalidRequestException("The bytes to buffer must be at least 0.");
    }
    if (containerThreads < 1 || uploadThreads < 1 || downloadThreads < 1 || segmentThreads < 1) {
      throw new InvalidRequestException("The number of threads must be at least 1.");
    }
  }

  /** Returns these settings with another number of containers at once. */
  public ServiceSettings withContainerThreads(int value) {
    return new ServiceSettings(
        value, uploadThreads, downloadThreads, segmentThreads, bufferedBytes);
  }

  /** Returns these settings with another number of uploads at once. */
  public ServiceSettings withUploadThreads(int value) {
    return new ServiceSettings(
        containerThreads, value, downloadThreads, segmentThreads, bufferedBytes);
  }

  /** Returns these settings with another number of downloads at once. */
  public ServiceSettings withDownloadThreads(int value) {
    return new ServiceSettings(
        containerThreads, uploadThreads, value, segmentThreads, bufferedBytes);
  }

  /** Returns these settings with another number of segments at once. */
  public ServiceSettings withSegmentThreads(int value) {
    return new ServiceSettings(
        containerThreads, uploadThreads, downloadThreads, value, bufferedBytes);
  }

  /** Returns these settings with another limit of what is held in memory. */
  public ServiceSettings withBufferedBytes(long value) {
    return new ServiceSettings(
        containerThreads, uploadThreads, downloadThreads, segmentThreads, value);
  }
}
