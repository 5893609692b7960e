package io.jswift.service;

import io.jswift.domain.InvalidRequestException;

/**
 * How much happens at once, all calls of a service together.
 *
 * @param containerThreads containers worked on: deleted, emptied
 * @param uploadThreads objects uploaded, copied or changed
 * @param downloadThreads objects downloaded, deleted or asked for
 * @param segmentThreads segments and ranges, beside the objects they belong to
 */
public record ServiceSettings(
    int containerThreads, int uploadThreads, int downloadThreads, int segmentThreads) {
  /** Ten of each, as python-swiftclient has it. */
  public static final ServiceSettings DEFAULTS = new ServiceSettings(10, 10, 10, 10);

  /** Checks that each is at least 1. */
  public ServiceSettings {
    if (containerThreads < 1 || uploadThreads < 1 || downloadThreads < 1 || segmentThreads < 1) {
      throw new InvalidRequestException("The number of threads must be at least 1.");
    }
  }

  /** Returns these settings with another number of containers at once. */
  public ServiceSettings withContainerThreads(int value) {
    return new ServiceSettings(value, uploadThreads, downloadThreads, segmentThreads);
  }

  /** Returns these settings with another number of uploads at once. */
  public ServiceSettings withUploadThreads(int value) {
    return new ServiceSettings(containerThreads, value, downloadThreads, segmentThreads);
  }

  /** Returns these settings with another number of downloads at once. */
  public ServiceSettings withDownloadThreads(int value) {
    return new ServiceSettings(containerThreads, uploadThreads, value, segmentThreads);
  }

  /** Returns these settings with another number of segments at once. */
  public ServiceSettings withSegmentThreads(int value) {
    return new ServiceSettings(containerThreads, uploadThreads, downloadThreads, value);
  }
}
