package io.jswift.service.internal.upload;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.StatusException;
import io.jswift.service.connection.Answer;
import io.jswift.service.connection.Connection;
import io.jswift.service.internal.pool.BulkCall;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;

/**
 * Where segments go; made when the first large object needs it, with the policy of the container
 * unless another is asked for.
 */
final class SegmentContainer {
  private static final String POLICY = "X-Storage-Policy";

  private final BulkCall<UploadOutcome> call;
  private final Connection swift;
  private final ContainerName container;
  private final ContainerName name;
  private final UploadOptions options;
  private boolean made;

  SegmentContainer(
      BulkCall<UploadOutcome> call, ContainerName container, UploadOptions options, boolean there) {
    this.call = call;
    this.swift = call.swift();
    this.container = container;
    this.name =
        options.segmentContainer().orElse(new ContainerName(container.value() + "_segments"));
    this.options = options;
    this.made = there || name.equals(container);
  }

  /** Returns whether an item with these options needs no other. */
  boolean suits(UploadOptions other) {
    return other.segmentContainer().equals(options.segmentContainer());
  }

  /** Returns its name; it exists, or the user may not make it and the segments will tell. */
  synchronized ContainerName name() {
    if (!made) {
      make();
      made = true;
    }
    return name;
  }

  private void make() {
    try {
      Answer<Headers> there = swift.putContainer(name, call.options().withHeaders(policy()));
      call.put(new UploadOutcome.ContainerReady(name, there.reply()));
    } catch (StatusException refused) {
      switch (refused.kind()) {
        case UNAUTHORIZED -> throw refused;
        case CONFLICT -> {} // it is there, with a policy of its own
        default -> call.put(new UploadOutcome.ContainerNotReady(name, call.failure(refused)));
      }
    }
  }

  private Headers policy() {
    Headers asked =
        options
            .segmentPolicy()
            .map(each -> Headers.of(POLICY, each))
            .orElseGet(() -> options.headers().where(line -> line.is(POLICY)));
    return asked.isEmpty()
        ? swift
            .headContainer(container, call.options())
            .value()
            .storagePolicy()
            .map(each -> Headers.of(POLICY, each))
            .orElse(Headers.NONE)
        : asked;
  }
}
