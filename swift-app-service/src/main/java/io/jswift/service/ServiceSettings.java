package io.jswift.service;

import io.jswift.domain.InvalidRequestException;

/**
 * How much happens at once.
 *
 * @param containerThreads operations on accounts and containers, listings included
 * @param objectThreads objects uploaded, downloaded, deleted or asked for
 * @param segmentThreads segments, beside the objects they belong to
 */
public record ServiceSettings(int containerThreads, int objectThreads, int segmentThreads) {
  /** Ten of each, as python-swiftclient has it. */
  public static final ServiceSettings DEFAULTS = new ServiceSettings(10, 10, 10);

  /** Checks that each is at least 1. */
  public ServiceSettings {
    if (containerThreads < 1 || objectThreads < 1 || segmentThreads < 1) {
      throw new InvalidRequestException("The number of threads must be at least 1.");
    }
  }
}
