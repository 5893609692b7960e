package io.jswift.service;

import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.copy.CopyItem;
import io.jswift.service.copy.CopyOptions;
import io.jswift.service.copy.CopyOptions.LargeObjects;
import io.jswift.service.copy.CopyOutcome;
import io.jswift.service.copy.CopyRequest;
import io.jswift.service.outcome.Outcomes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** What tests of copies start from. */
abstract class CopyCase {
  static final ContainerName SEGMENTS = new ContainerName("s");
  static final ContainerName COPIES = new ContainerName("d_segments");
  static final ObjectPath COPY = ObjectPath.of("d", "copy");

  final Fixture fixture = new Fixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  List<CopyOutcome> copy(CopyRequest request) {
    try (Outcomes<CopyOutcome> outcomes = fixture.service.copy(request)) {
      return outcomes.stream().toList();
    }
  }

  List<CopyOutcome> copy(String name, LargeObjects form) {
    return copy(
        CopyRequest.of("c", CopyItem.of(name).to(COPY))
            .with(CopyOptions.DEFAULTS.withLargeObjects(form)));
  }

  static CopyOutcome.Copied copied(List<CopyOutcome> outcomes) {
    return (CopyOutcome.Copied) outcomes.get(outcomes.size() - 1);
  }

  static CopyOutcome.Failed failed(List<CopyOutcome> outcomes) {
    return (CopyOutcome.Failed) outcomes.get(outcomes.size() - 1);
  }

  ObjectInfo head(ObjectPath path) {
    return fixture.swift.headObject(path, CallOptions.none()).value();
  }

  ManifestEntry.Part segment(String name, String text) {
    fixture.swift.putContainer(SEGMENTS, CallOptions.none());
    ObjectPath path = SEGMENTS.object(name);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ETag etag = fixture.swift.putObject(path, BodySource.of(bytes), CallOptions.none()).value();
    return ManifestEntry.Part.whole(path, etag, bytes.length);
  }

  void large(boolean dynamic) {
    List<ManifestEntry> parts = new ArrayList<>();
    for (String each : List.of("one-", "two-", "three")) {
      parts.add(segment("l/" + parts.size(), each));
    }
    CallOptions meta = CallOptions.of(Headers.of("X-Object-Meta-K", "v", "Content-Type", "a/b"));
    ObjectPath object = Fixture.CONTAINER.object("l");
    if (dynamic) {
      fixture.swift.putDynamicManifest(object, SEGMENTS, "l/", meta);
    } else {
      fixture.swift.putManifest(object, new SloManifest(parts), meta);
    }
    fixture.memory.clearRequests();
  }
}
