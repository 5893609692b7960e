package io.jswift.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.SwiftService;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import io.jswift.service.copy.CopyItem;
import io.jswift.service.copy.CopyOptions;
import io.jswift.service.copy.CopyOptions.LargeObjects;
import io.jswift.service.copy.CopyOutcome;
import io.jswift.service.copy.CopyRequest;
import io.jswift.service.delete.DeleteRequest;
import io.jswift.service.outcome.Outcomes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies within the cluster. */
abstract class ServiceCopySuite extends Suite {
  private List<CopyOutcome> copy(CopyRequest request) {
    try (SwiftService service = new SwiftService(swift);
        Outcomes<CopyOutcome> outcomes = service.copy(request)) {
      return outcomes.stream().toList();
    }
  }

  private List<CopyOutcome> copy(ContainerName from, CopyItem item, CopyOptions options) {
    return copy(new CopyRequest(from, List.of(item), options));
  }

  private static CopyOutcome.Copied copied(List<CopyOutcome> outcomes) {
    assertThat(outcomes).last().isInstanceOf(CopyOutcome.Copied.class);
    return (CopyOutcome.Copied) outcomes.get(outcomes.size() - 1);
  }

  private ObjectPath large(ContainerName container, ContainerName segments, boolean dynamic) {
    ObjectPath object = container.object("large é %");
    List<ManifestEntry> parts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ObjectPath path = segments.object("l é %/" + i);
      ETag etag =
          swift.putObject(path, BodySource.of(utf8("part " + i)), CallOptions.none()).value();
      parts.add(ManifestEntry.Part.whole(path, etag, 6));
    }
    CallOptions meta = CallOptions.of(Headers.of("X-Object-Meta-K", "v", "Content-Type", "a/b"));
    if (dynamic) {
      swift.putDynamicManifest(object, segments, "l é %/", meta);
    } else {
      swift.putManifest(object, new SloManifest(parts), meta);
    }
    return object;
  }

  @ParameterizedTest
  @ValueSource(strings = {"o", "a b", "é/ü", "100%", "%41", "a?b#c&d", "../up", "a//b", "/lead"})
  void anyNameIsCopiedToAnyName(String name) {
    ContainerName container = container(" é %");
    ContainerName other = freshName(" é 2%");
    put(container, name, "text of " + name, Headers.of("X-Object-Meta-K", "v"));

    List<CopyOutcome> outcomes =
        copy(container, CopyItem.of(name).to(other.object(name)), CopyOptions.DEFAULTS);

    assertThat(((CopyOutcome.ContainerReady) outcomes.get(0)).container()).isEqualTo(other);
    assertThat(copied(outcomes).form()).isEqualTo(CopyOutcome.Form.PLAIN);
    assertThat(get(other.object(name))).isEqualTo("text of " + name);
    ObjectInfo info = swift.headObject(other.object(name), CallOptions.none()).value();
    assertThat(info.metadata().get("k")).hasValue("v");
    assertThat(info.etag()).hasValue(copied(outcomes).etag());
  }

  @Test
  void freshMetadataLeavesTheOldBehind() {
    ContainerName container = container();
    put(container, "o", "x", Headers.of("X-Object-Meta-K", "v", "Content-Type", "a/b"));
    CopyOptions fresh =
        CopyOptions.DEFAULTS
            .withFreshMetadata(true)
            .withHeaders(Headers.of("X-Object-Meta-New", "n"));

    copy(container, CopyItem.of("o"), fresh);

    ObjectInfo info = swift.headObject(container.object("o"), CallOptions.none()).value();
    assertThat(info.metadata().get("k")).isEmpty();
    assertThat(info.metadata().get("new")).hasValue("n");
    assertThat(info.contentType()).hasValue("a/b");
    assertThat(get(container.object("o"))).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLargeObjectIsCopiedInEachForm(boolean dynamic) {
    ContainerName container = container();
    ContainerName segments = container("_s");
    ContainerName copies = container("_c");
    ObjectPath object = large(container, segments, dynamic);
    for (LargeObjects form : LargeObjects.values()) {
      for (boolean fresh : new boolean[] {false, true}) {
        ObjectPath target = container.object("copy " + form + fresh);
        CopyOptions options =
            CopyOptions.DEFAULTS
                .withLargeObjects(form)
                .withFreshMetadata(fresh)
                .withSegmentContainer(copies);

        CopyOutcome.Copied done =
            copied(copy(container, new CopyItem(object.object(), target, null), options));

        assertThat(get(target)).as("%s", done).isEqualTo("part 0part 1part 2");
        ObjectInfo info = swift.headObject(target, CallOptions.none()).value();
        boolean plain = form == LargeObjects.AUTO || form == LargeObjects.DATA;
        assertThat(info.kind() == ObjectInfo.Kind.PLAIN).as("%s", done).isEqualTo(plain);
        assertThat(info.metadata().get("k").isPresent()).as("%s", done).isEqualTo(!fresh);
        assertThat(info.contentType()).hasValue("a/b");
        assertThat(done.sharesSegments()).isEqualTo(form == LargeObjects.MANIFEST);
      }
    }
    assertThat(names(copies, ListingQuery.ALL)).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ontoItselfALargeObjectStaysOne(boolean dynamic) {
    ContainerName container = container();
    ContainerName segments = container("_s");
    ObjectPath object = large(container, segments, dynamic);
    CopyOptions options = CopyOptions.DEFAULTS.withHeaders(Headers.of("X-Object-Meta-New", "n"));

    copied(copy(container, new CopyItem(object.object(), null, null), options));

    ObjectInfo info = swift.headObject(object, CallOptions.none()).value();
    assertThat(info.kind()).isNotEqualTo(ObjectInfo.Kind.PLAIN);
    assertThat(info.metadata().get("new")).hasValue("n");
    assertThat(get(object)).isEqualTo("part 0part 1part 2");
  }

  @ParameterizedTest
  @CsvSource({"false, DATA", "true, DATA", "false, SEGMENTS", "true, SEGMENTS"})
  void aLargeObjectIsCopiedIntoAnotherAccount(boolean dynamic, LargeObjects form)
      throws IOException {
    ContainerName container = container();
    ContainerName segments = container("_s");
    ObjectPath object = large(container, segments, dynamic);
    try (Connection other =
        new Connection(backend().transport(), backend().other(), ConnectionSettings.DEFAULTS)) {
      String path = other.session(CallOptions.none().cancellation()).storageUrl().path();
      String account = path.substring(path.lastIndexOf('/') + 1);
      // The first is TempAuth's rule for a user, the second one Keystone's for everybody.
      Headers rights = Headers.of("X-Container-Write", "test:tester,*:*");
      other.putContainer(container, CallOptions.of(rights));
      // Whoever makes a static manifest must be able to read what it names.
      other.putContainer(
          segments, CallOptions.of(rights.and("X-Container-Read", "test:tester,*:*")));
      try {
        copied(
            copy(
                container,
                CopyItem.of(object.object().value()).to(object),
                CopyOptions.DEFAULTS.withLargeObjects(form).withAccount(account)));

        try (var reader = other.getObject(object, CallOptions.none())) {
          assertThat(reader.stream().readAllBytes()).isEqualTo(utf8("part 0part 1part 2"));
        }
        ObjectInfo info = other.headObject(object, CallOptions.none()).value();
        assertThat(info.kind() == ObjectInfo.Kind.PLAIN).isEqualTo(form == LargeObjects.DATA);
        assertThat(info.metadata().get("k")).hasValue("v");
      } finally {
        remove(other, container);
        remove(other, segments);
      }
    }
  }

  private static void remove(Connection other, ContainerName container) {
    try (SwiftService service = new SwiftService(other);
        var outcomes =
            service.delete(DeleteRequest.of(new DeleteRequest.Selection.Container(container)))) {
      outcomes.forEachRemaining(each -> {});
    }
  }

  @Test
  void oneMissingObjectDoesNotStopTheOthers() {
    ContainerName container = container();
    put(container, "there", "x");

    List<CopyOutcome> outcomes =
        copy(
            new CopyRequest(
                container,
                List.of(
                    CopyItem.of("missing").to(container.object("a")),
                    CopyItem.of("there").to(container.object("b"))),
                CopyOptions.DEFAULTS));

    assertThat(outcomes).filteredOn(CopyOutcome.Failed.class::isInstance).hasSize(1);
    assertThat(names(container, ListingQuery.ALL)).containsExactly("b", "there");
  }
}
