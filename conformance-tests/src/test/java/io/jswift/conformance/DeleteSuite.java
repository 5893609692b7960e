package io.jswift.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectName;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.SwiftService;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.delete.DeleteItem;
import io.jswift.service.delete.DeleteOptions;
import io.jswift.service.delete.DeleteOptions.Bulk;
import io.jswift.service.delete.DeleteOutcome;
import io.jswift.service.delete.DeleteRequest;
import io.jswift.service.delete.DeleteRequest.Selection;
import io.jswift.service.outcome.Outcomes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deletions of many and of large objects, and of containers. */
abstract class DeleteSuite extends Suite {
  private static final List<String> NASTY =
      List.of(
          "a b", "é/ü", "100%", "%41", "a?b#c&d", "new\nline", "../up", "a//b", "/lead", "'q\"");

  private List<DeleteOutcome> delete(Selection selection, DeleteOptions options) {
    try (SwiftService service = new SwiftService(swift);
        Outcomes<DeleteOutcome> outcomes = service.delete(new DeleteRequest(selection, options))) {
      return outcomes.stream().toList();
    }
  }

  private static List<DeleteOutcome> failed(List<DeleteOutcome> outcomes) {
    return outcomes.stream().filter(DeleteOutcome.Failed.class::isInstance).toList();
  }

  private static long deleted(List<DeleteOutcome> outcomes) {
    return outcomes.stream().filter(DeleteOutcome.ObjectDeleted.class::isInstance).count();
  }

  private void large(
      ContainerName container, String name, ContainerName segments, boolean dynamic) {
    List<ManifestEntry> parts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ObjectPath path = segments.object(name + "/" + i);
      ETag etag =
          swift.putObject(path, BodySource.of(utf8("part " + i)), CallOptions.none()).value();
      parts.add(ManifestEntry.Part.whole(path, etag, 6));
    }
    if (dynamic) {
      swift.putDynamicManifest(container.object(name), segments, name + "/", CallOptions.none());
    } else {
      swift.putManifest(container.object(name), new SloManifest(parts), CallOptions.none());
    }
  }

  @ParameterizedTest
  @EnumSource(Bulk.class)
  void aContainerGoesWithAllThatIsInIt(Bulk bulk) {
    ContainerName container = container();
    for (int i = 0; i < 30; i++) {
      put(container, "plain " + i, "text");
    }
    NASTY.forEach(each -> put(container, each, "text"));

    List<DeleteOutcome> outcomes =
        delete(new Selection.Container(container), DeleteOptions.DEFAULTS.withBulk(bulk));

    assertThat(failed(outcomes)).isEmpty();
    assertThat(deleted(outcomes)).isEqualTo(30 + NASTY.size());
    assertThat(outcomes).last().isInstanceOf(DeleteOutcome.ContainerDeleted.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Bulk.class,
      names = {"WHERE_SAFE", "NEVER"})
  void segmentsGoWithLargeObjectsAmongManyOthers(Bulk bulk) {
    ContainerName container = container();
    ContainerName segments = container("_segments");
    for (int i = 0; i < 25; i++) {
      put(container, "plain " + i, "text");
    }
    put(container, "empty", "");
    put(segments, "static é/elsewhere", "stays");
    large(container, "static é", segments, false);
    large(container, "dynamic %", segments, true);

    List<DeleteOutcome> outcomes =
        delete(new Selection.Prefix(container, ""), DeleteOptions.DEFAULTS.withBulk(bulk));

    assertThat(failed(outcomes)).isEmpty();
    assertThat(deleted(outcomes)).isEqualTo(28);
    assertThat(names(container, ListingQuery.ALL)).isEmpty();
    assertThat(names(segments, ListingQuery.ALL)).containsExactly("static é/elsewhere");
  }

  @Test
  void segmentsStayWhereTold() {
    ContainerName container = container();
    ContainerName segments = container("_segments");
    large(container, "l", segments, false);

    delete(
        new Selection.Objects(container, List.of(DeleteItem.of("l"))),
        DeleteOptions.DEFAULTS.withLeaveSegments(true));

    assertThat(names(container, ListingQuery.ALL)).isEmpty();
    assertThat(names(segments, ListingQuery.ALL)).hasSize(3);
  }

  @Test
  void namedObjectsGoAndMissingOnesAreTold() {
    ContainerName container = container();
    List<ObjectName> names = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      names.add(new ObjectName("o" + i));
      if (i != 7) {
        put(container, "o" + i, i % 2 == 0 ? "" : "x");
      }
    }

    List<DeleteOutcome> outcomes =
        delete(Selection.Objects.of(container, names), DeleteOptions.DEFAULTS);

    assertThat(deleted(outcomes)).isEqualTo(29);
    assertThat(failed(outcomes))
        .singleElement()
        .satisfies(
            each -> {
              DeleteOutcome.Failed failed = (DeleteOutcome.Failed) each;
              assertThat(failed.object()).hasValue(container.object("o7"));
              assertThat(failed.failure().transactionId()).isPresent();
            });
  }

  @Test
  void onlyWhatBeginsSoGoes() {
    ContainerName container = container();
    for (int i = 0; i < 25; i++) {
      put(container, "a/" + i, "x");
    }
    put(container, "b", "x");

    delete(new Selection.Prefix(container, "a/"), DeleteOptions.DEFAULTS);

    assertThat(names(container, ListingQuery.ALL)).containsExactly("b");
  }

  @Test
  void whatIsRefusedInBulkIsTold() {
    needs(Backend.Capability.SECOND_USER);
    ContainerName container = container();
    for (int i = 0; i < 25; i++) {
      put(container, "o" + i, "x");
    }
    var options = io.jswift.service.connection.ConnectionSettings.DEFAULTS.withRetries(0);
    swift.postContainer(
        container, CallOptions.of(Headers.of("X-Container-Read", ".r:*,.rlistings")));
    try (var other =
            new io.jswift.service.connection.Connection(
                backend().transport(), backend().tester3(), options);
        SwiftService service = new SwiftService(other);
        Outcomes<DeleteOutcome> outcomes =
            service.delete(
                new DeleteRequest(
                    new Selection.Prefix(container, ""),
                    DeleteOptions.DEFAULTS.withLeaveSegments(true)))) {
      List<DeleteOutcome> all = outcomes.stream().toList();
      assertThat(all)
          .hasSize(25)
          .allSatisfy(
              each -> {
                StatusException why =
                    (StatusException) ((DeleteOutcome.Failed) each).failure().cause();
                assertThat(why.status()).isEqualTo(403);
                assertThat(why.operation()).isEqualTo(DeleteOutcome.Failed.IN_BULK);
              });
    }
    assertThat(names(container, ListingQuery.ALL)).hasSize(25);
  }

  @Test
  void aMissingContainerIsAFailure() {
    assertThat(failed(delete(new Selection.Container(freshName("")), DeleteOptions.DEFAULTS)))
        .hasSize(1);
  }

  @Test
  void everyVersionGoes() {
    needs(Backend.Capability.VERSIONS);
    ContainerName container = freshName("");
    swift.putContainer(container, CallOptions.of(Headers.of("X-Versions-Enabled", "true")));
    put(container, "o", "1");
    put(container, "o", "22");
    put(container, "p", "1");
    swift.deleteObject(container.object("p"), CallOptions.none());

    List<DeleteOutcome> outcomes =
        delete(new Selection.Container(container), DeleteOptions.DEFAULTS.withVersions(true));

    assertThat(failed(outcomes)).isEmpty();
    assertThat(deleted(outcomes)).isEqualTo(4);
    assertThat(outcomes).last().isInstanceOf(DeleteOutcome.ContainerDeleted.class);
  }

  @Test
  void oneVersionGoesAndTheOthersStay() {
    needs(Backend.Capability.VERSIONS);
    ContainerName container = freshName("");
    swift.putContainer(container, CallOptions.of(Headers.of("X-Versions-Enabled", "true")));
    put(container, "o", "old");
    String old =
        swift
            .headObject(container.object("o"), CallOptions.none())
            .headers()
            .first("X-Object-Version-Id")
            .orElseThrow();
    put(container, "o", "new");

    List<DeleteOutcome> outcomes =
        delete(
            new Selection.Objects(container, List.of(DeleteItem.of("o").withVersion(old))),
            DeleteOptions.DEFAULTS);

    assertThat(outcomes)
        .singleElement()
        .isInstanceOfSatisfying(
            DeleteOutcome.ObjectDeleted.class,
            each -> {
              assertThat(each.object()).isEqualTo(container.object("o"));
              assertThat(each.versionId()).hasValue(old);
              assertThat(each.attempts()).isEqualTo(1);
              assertThat(each.reply().transactionId()).isPresent();
            });
    assertThat(get(container.object("o"))).isEqualTo("new");
    delete(new Selection.Container(container), DeleteOptions.DEFAULTS.withVersions(true));
  }
}
