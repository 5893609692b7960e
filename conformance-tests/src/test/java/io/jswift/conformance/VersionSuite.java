package io.jswift.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.listing.ObjectEntry;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.CallOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Containers that keep old versions. */
abstract class VersionSuite extends Suite {
  @Test
  void anOlderVersionCanBeReadAndRestored() {
    needs(Backend.Capability.VERSIONS);
    ContainerName container = freshName("");
    swift.putContainer(container, CallOptions.of(Headers.of("X-Versions-Enabled", "true")));
    ObjectPath path = container.object("doc");
    String first =
        swift
            .putObject(path, BodySource.of(utf8("first")), CallOptions.none())
            .headers()
            .first("X-Object-Version-Id")
            .orElseThrow();
    put(container, "doc", "second");
    CallOptions old = CallOptions.none().withQuery("version-id", first);

    assertThat(swift.headObject(path, old).value().contentLength()).hasValue(5);
    assertThat(get(path)).isEqualTo("second");
    swift.restoreVersion(path, first, CallOptions.none());
    assertThat(get(path)).isEqualTo("first");

    CallOptions versions = CallOptions.none().withQuery("versions", "true");
    assertThat(swift.getContainer(container, ListingQuery.ALL, versions).value().entries())
        .hasSize(2);
    swift.deleteObject(path, old);
    removeVersions(container);
  }

  private void removeVersions(ContainerName container) {
    CallOptions versions = CallOptions.none().withQuery("versions", "true");
    for (ListingEntry entry :
        swift.getContainer(container, ListingQuery.ALL, versions).value().entries()) {
      String id = ((ObjectEntry) entry).versionId().orElseThrow();
      swift.deleteObject(
          container.object(entry.name()), CallOptions.none().withQuery("version-id", id));
    }
  }

  @Test
  void aListingOfVersionsTellsTheLatestAndDeletions() {
    needs(Backend.Capability.VERSIONS);
    ContainerName container = freshName("");
    swift.putContainer(container, CallOptions.of(Headers.of("X-Versions-Enabled", "true")));
    put(container, "a", "1");
    put(container, "a", "2");
    put(container, "b", "3");
    swift.deleteObject(container.object("b"), CallOptions.none());

    ListingQuery all = ListingQuery.ALL.withVersions();
    List<String> told =
        swift.getContainer(container, all, CallOptions.none()).value().entries().stream()
            .map(ObjectEntry.class::cast)
            .map(row -> row.name() + " " + row.latest() + " " + row.deletion())
            .toList();

    assertThat(told)
        .containsExactly("a true false", "a false false", "b true true", "b false false");
    removeVersions(container);
  }
}
