package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectName;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.listing.ObjectEntry;
import io.jswift.ports.transport.Request;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import io.jswift.service.delete.DeleteItem;
import io.jswift.service.delete.DeleteOutcome;
import io.jswift.service.delete.DeleteRequest;
import io.jswift.service.delete.DeleteRequest.Selection;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.upload.UploadItem;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Old segments go only where nothing needs them any more. */
@Timeout(60)
class SweepTest extends UploadCase {
  private Path newer(String name, int seed) throws IOException {
    Path file = file(name, 3500, seed);
    return Files.setLastModifiedTime(file, FileTime.from(MTIME.plusSeconds(60)));
  }

  private byte[] version(String id) throws IOException {
    try (var reader =
        fixture.swift.getObject(
            Fixture.CONTAINER.object("o"), CallOptions.none().withQuery("version-id", id))) {
      return reader.stream().readAllBytes();
    }
  }

  @Test
  void theSegmentsOfAnOldVersionStay() throws IOException {
    upload(bytes(3500, 1), segmented().build());
    fixture.swift.postContainer(
        Fixture.CONTAINER, CallOptions.none().withHeader("X-Versions-Enabled", "true"));
    upload(file("f", 3500, 2), segmented().build());
    String id = info(Fixture.CONTAINER, "o").headers().first("X-Object-Version-Id").orElseThrow();

    List<UploadOutcome> outcomes = upload(newer("g", 3), segmented().build());

    assertThat(read("o")).isEqualTo(bytes(3500, 3));
    assertThat(version(id)).isEqualTo(bytes(3500, 2));
    assertThat(outcomes).noneMatch(UploadOutcome.OldSegmentDeleted.class::isInstance);
    // The first was there before versions were kept, and has become one all the same.
    List<byte[]> all = new ArrayList<>();
    for (ListingEntry row :
        fixture
            .swift
            .getContainer(Fixture.CONTAINER, ListingQuery.ALL.withVersions(), CallOptions.none())
            .value()
            .entries()) {
      all.add(version(String.valueOf(((ObjectEntry) row).versionIdOrNull())));
    }
    assertThat(all).containsExactly(bytes(3500, 3), bytes(3500, 2), bytes(3500, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "X-Versions-Location, false",
    "X-History-Location, false",
    "X-Versions-Location, true"
  })
  void theSegmentsOfAVersionInAnotherContainerStay(String header, boolean dynamic)
      throws IOException {
    ContainerName old = new ContainerName("old");
    fixture.swift.putContainer(old, CallOptions.none());
    fixture.swift.postContainer(Fixture.CONTAINER, CallOptions.none().withHeader(header, "old"));
    UploadOptions options = (dynamic ? dynamic() : segmented()).build();
    upload(file("f", 3500, 2), options);

    List<UploadOutcome> outcomes = upload(newer("g", 3), options);

    assertThat(outcomes).noneMatch(UploadOutcome.OldSegmentDeleted.class::isInstance);
    assertThat(read("o")).isEqualTo(bytes(3500, 3));
    List<String> archived = fixture.stored(old);
    assertThat(archived).hasSize(1);
    try (var reader = fixture.swift.getObject(old.object(archived.get(0)), CallOptions.none())) {
      assertThat(reader.stream().readAllBytes()).isEqualTo(bytes(3500, 2));
    }
  }

  @Test
  void whereTheContainerTellsNothingOldSegmentsGoAllTheSame() throws IOException {
    upload(file("f", 3500, 2), segmented().build());
    fixture.faults("HEAD /c #* -> 403");
    upload(newer("g", 3), segmented().build());
    assertThat(fixture.stored(SEGMENTS)).hasSize(4);
  }

  @Test
  void whatAnotherDynamicUploadPutMeanwhileKeepsItsSegments() throws IOException {
    anotherUploadComesBetween(
        dynamic().build(), request -> request.headers().has("X-Object-Manifest"));
  }

  @Test
  void whatAnotherUploadPutMeanwhileKeepsItsSegments() throws IOException {
    anotherUploadComesBetween(
        segmented().build(),
        request -> request.target().query().contains("multipart-manifest=put"));
  }

  private void anotherUploadComesBetween(UploadOptions options, Predicate<Request> isManifest)
      throws IOException {
    Path old = file("old", 3500, 1);
    upload(old, options);
    LyingTransport wire = new LyingTransport(fixture.transport);
    AtomicBoolean once = new AtomicBoolean();
    wire.tell(
        new LyingTransport.Lie() {
          @Override
          public Headers headers(Request request, Headers headers) {
            if (isManifest.test(request) && once.compareAndSet(false, true)) {
              uploaded(upload(old, options));
            }
            return headers;
          }
        });
    UploadItem newer = new UploadItem.OfFile(newer("newer", 2), new ObjectName("o"));
    try (Connection swift =
            new Connection(
                wire, fixture.auth("testing"), ConnectionSettings.DEFAULTS.withTime(fixture.time));
        SwiftService service = new SwiftService(swift);
        Outcomes<UploadOutcome> outcomes =
            service.upload(UploadRequest.of("c", List.of(newer)).with(options))) {
      outcomes.forEachRemaining(each -> {});
    }

    assertThat(once).isTrue();
    assertThat(read("o")).isEqualTo(bytes(3500, 1));
  }

  @Test
  void aDeletionThatKeepsAVersionKeepsItsSegments() throws IOException {
    fixture.swift.postContainer(
        Fixture.CONTAINER, CallOptions.none().withHeader("X-Versions-Enabled", "true"));
    upload(file("f", 3500, 2), segmented().build());
    String id = info(Fixture.CONTAINER, "o").headers().first("X-Object-Version-Id").orElseThrow();

    try (Outcomes<DeleteOutcome> outcomes =
        fixture.service.delete(
            DeleteRequest.of(
                new Selection.Objects(Fixture.CONTAINER, List.of(DeleteItem.of("o")))))) {
      assertThat(outcomes.stream()).hasSize(1);
    }

    assertThat(version(id)).isEqualTo(bytes(3500, 2));
  }
}
