package io.jswift.service.internal.upload;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.StatusException;
import io.jswift.ports.time.Cancellation;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.upload.UploadOptions;

/**
 * Where a call's segments go; made when the first large object needs it, with the policy of the
 * container.
 */
final class SegmentContainer {
  private final Connection swift;
  private final ContainerName container;
  private final ContainerName name;
  private final UploadOptions options;
  private final Cancellation cancellation;
  private boolean made;

  SegmentContainer(
      Connection swift, ContainerName container, UploadOptions options, Cancellation cancellation) {
    this.swift = swift;
    this.container = container;
    this.name =
        options.segmentContainer().orElse(new ContainerName(container.value() + "_segments"));
    this.options = options;
    this.cancellation = cancellation;
    this.made = options.skipContainerPut() || name.equals(container);
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
    CallOptions call = CallOptions.of(cancellation);
    try {
      Headers policy = options.headers().where(line -> line.is("X-Storage-Policy"));
      if (policy.isEmpty()) {
        policy =
            swift
                .headContainer(container, call)
                .value()
                .storagePolicy()
                .map(each -> Headers.of("X-Storage-Policy", each))
                .orElse(Headers.NONE);
      }
      swift.putContainer(name, call.withHeaders(policy));
    } catch (StatusException refused) {
      if (refused.kind() == StatusException.Kind.UNAUTHORIZED) {
        throw refused;
      }
    }
  }
}
