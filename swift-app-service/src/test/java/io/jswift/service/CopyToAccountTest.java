package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.tempauth.TempAuth;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.Secret;
import io.jswift.domain.StatusException;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.transport.Target;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import io.jswift.service.connection.ObjectReader;
import io.jswift.service.copy.CopyItem;
import io.jswift.service.copy.CopyOptions;
import io.jswift.service.copy.CopyOptions.LargeObjects;
import io.jswift.service.copy.CopyOutcome;
import io.jswift.service.copy.CopyOutcome.Form;
import io.jswift.service.copy.CopyRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies into an account where this user may only write to some containers, and read them. */
@Timeout(60)
class CopyToAccountTest extends CopyCase {
  private static final String ACCOUNT = "AUTH_test2";

  private final Connection other =
      new Connection(
          fixture.transport,
          new TempAuth(
              fixture.transport,
              Target.parse(fixture.memory.authUrl()),
              "test2:tester2",
              new Secret("testing2"),
              fixture.time,
              Duration.ZERO,
              null),
          ConnectionSettings.DEFAULTS.withTime(fixture.time));

  @BeforeEach
  void giveRights() {
    // Whoever makes a static manifest must be able to read what it names.
    Headers rights =
        Headers.of("X-Container-Write", "test:tester").and("X-Container-Read", "test:tester");
    for (String each : List.of("d", "s")) {
      other.putContainer(ObjectPath.of(each, "x").container(), CallOptions.of(rights));
    }
  }

  @AfterEach
  void closeOther() {
    other.close();
  }

  private List<CopyOutcome> copy(String name, CopyOptions options) {
    return copy(CopyRequest.of("c", CopyItem.of(name).to(COPY)).with(options.withAccount(ACCOUNT)));
  }

  private String there() throws IOException {
    try (ObjectReader reader = other.getObject(COPY, CallOptions.none())) {
      return new String(reader.stream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private List<String> segmentsThere() {
    return other
        .getContainer(SEGMENTS, ListingQuery.ALL, CallOptions.none())
        .value()
        .entries()
        .stream()
        .map(ListingEntry::name)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPlainObjectGoesThereWithItsMetadata(boolean fresh) throws IOException {
    fixture.put("o", "text");
    fixture.swift.postObject(
        Fixture.CONTAINER.object("o"), CallOptions.of(Headers.of("X-Object-Meta-K", "v")));
    fixture.memory.clearRequests();

    List<CopyOutcome> outcomes = copy("o", CopyOptions.DEFAULTS.withFreshMetadata(fresh));

    assertThat(copied(outcomes).form()).isEqualTo(Form.PLAIN);
    assertThat(there()).isEqualTo("text");
    ObjectInfo info = other.headObject(COPY, CallOptions.none()).value();
    assertThat(info.metadata().get("k").isPresent()).isEqualTo(!fresh);
    // No container is made: this connection has no say there.
    assertThat(fixture.requests("PUT")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true, DATA", "false, DATA", "true, SEGMENTS", "false, SEGMENTS"})
  void aLargeObjectGoesAsDataOrWithItsSegments(boolean dynamic, LargeObjects form)
      throws IOException {
    large(dynamic);

    List<CopyOutcome> outcomes = copy("l", CopyOptions.DEFAULTS.withLargeObjects(form));

    boolean segments = form == LargeObjects.SEGMENTS;
    assertThat(copied(outcomes).form()).isEqualTo(segments ? Form.SEGMENTS : Form.DATA);
    assertThat(segmentsThere()).hasSize(segments ? 3 : 0);
    ObjectInfo info = other.headObject(COPY, CallOptions.none()).value();
    assertThat(info.kind() == ObjectInfo.Kind.PLAIN).isEqualTo(!segments);
    assertThat(info.metadata().get("k")).hasValue("v");
    // It stands for itself there.
    for (String each : fixture.stored(SEGMENTS)) {
      fixture.swift.deleteObject(SEGMENTS.object(each), CallOptions.none());
    }
    assertThat(there()).isEqualTo("one-two-three");
  }

  @Test
  void nestedManifestsGoThereToo() throws IOException {
    ManifestEntry.Part inner = segment("2", "inner");
    ObjectPath nested = SEGMENTS.object("nested");
    SloManifest within = new SloManifest(List.of(inner));
    fixture.swift.putManifest(nested, within, CallOptions.none());
    fixture.swift.putManifest(
        Fixture.CONTAINER.object("l"),
        new SloManifest(List.of(new ManifestEntry.Part(nested, within.etag(), 5, null, true))),
        CallOptions.none());

    copied(copy("l", CopyOptions.DEFAULTS.withLargeObjects(LargeObjects.SEGMENTS)));

    assertThat(segmentsThere()).containsExactly("2", "nested");
    assertThat(there()).isEqualTo("inner");
  }

  @Test
  void whereThisUserMayNotWriteTheCopyIsRefused() {
    fixture.put("o", "text");
    other.postContainer(COPY.container(), CallOptions.of(Headers.of("X-Container-Write", "")));

    CopyOutcome.Failed failed = failed(copy("o", CopyOptions.DEFAULTS));

    assertThat(((StatusException) failed.failure().cause()).kind())
        .isEqualTo(StatusException.Kind.FORBIDDEN);
  }

  @Test
  void whoMayNotReadTheSegmentsThereMakesNoManifestOfThem() {
    large(false);
    other.postContainer(SEGMENTS, CallOptions.of(Headers.of("X-Container-Read", "")));

    CopyOutcome.Failed failed =
        failed(copy("l", CopyOptions.DEFAULTS.withLargeObjects(LargeObjects.SEGMENTS)));

    assertThat(failed.failure().cause()).hasMessageContaining("403 Forbidden");
    assertThat(failed.orphans()).isNotEmpty();
  }

  @Test
  void aSegmentThatIsRefusedThereMakesNoManifest() {
    large(false);
    other.postContainer(SEGMENTS, CallOptions.of(Headers.of("X-Container-Write", "")));

    CopyOutcome.Failed failed =
        failed(copy("l", CopyOptions.DEFAULTS.withLargeObjects(LargeObjects.SEGMENTS)));

    assertThat(((StatusException) failed.failure().cause()).kind())
        .isEqualTo(StatusException.Kind.FORBIDDEN);
    // One that was on its way when another was refused may be named; none is there.
    assertThat(segmentsThere()).isEmpty();
    assertThat(
            other
                .getContainer(COPY.container(), ListingQuery.ALL, CallOptions.none())
                .value()
                .entries())
        .isEmpty();
  }
}
