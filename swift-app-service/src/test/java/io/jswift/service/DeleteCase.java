package io.jswift.service;

import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.delete.DeleteItem;
import io.jswift.service.delete.DeleteOutcome;
import io.jswift.service.delete.DeleteRequest;
import io.jswift.service.delete.DeleteRequest.Selection;
import io.jswift.service.outcome.Outcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;

/** What tests of deletions start from. */
abstract class DeleteCase {
  static final ContainerName SEGMENTS = new ContainerName("s");
  static final Selection WHOLE = new Selection.Container(Fixture.CONTAINER);

  final Fixture fixture = new Fixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  void put(int count) {
    IntStream.range(0, count).forEach(i -> fixture.put(name(i), "x"));
  }

  static String name(int i) {
    return String.format("o%03d", i);
  }

  List<DeleteOutcome> delete(Selection selection) {
    return delete(DeleteRequest.of(selection));
  }

  List<DeleteOutcome> delete(DeleteRequest request) {
    try (Outcomes<DeleteOutcome> outcomes = fixture.service.delete(request)) {
      return outcomes.stream().toList();
    }
  }

  static Selection named(int count) {
    return new Selection.Objects(
        Fixture.CONTAINER,
        IntStream.range(0, count).mapToObj(i -> DeleteItem.of(name(i))).toList());
  }

  static List<DeleteOutcome.Failed> failed(List<DeleteOutcome> outcomes) {
    return outcomes.stream()
        .filter(DeleteOutcome.Failed.class::isInstance)
        .map(DeleteOutcome.Failed.class::cast)
        .toList();
  }

  static List<String> deleted(List<DeleteOutcome> outcomes) {
    return outcomes.stream()
        .filter(DeleteOutcome.ObjectDeleted.class::isInstance)
        .map(each -> ((DeleteOutcome.ObjectDeleted) each).object().object().value())
        .toList();
  }

  List<String> bulkRequests() {
    return fixture.requests("POST").stream().filter(each -> each.contains("bulk-delete")).toList();
  }

  /** Makes a large object of two segments in another container. */
  void large(String name, boolean dynamic) {
    fixture.swift.putContainer(SEGMENTS, CallOptions.none());
    List<ManifestEntry> parts = new ArrayList<>();
    for (String part : List.of("1", "2")) {
      ObjectPath path = SEGMENTS.object(name + "/" + part);
      ETag etag =
          fixture
              .swift
              .putObject(path, BodySource.of(new byte[] {1, 2, 3}), CallOptions.none())
              .value();
      parts.add(ManifestEntry.Part.whole(path, etag, 3));
    }
    ObjectPath object = Fixture.CONTAINER.object(name);
    if (dynamic) {
      fixture.swift.putDynamicManifest(object, SEGMENTS, name + "/", CallOptions.none());
    } else {
      fixture.swift.putManifest(object, new SloManifest(parts), CallOptions.none());
    }
    fixture.memory.clearRequests();
  }
}
