package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.Headers;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.copy.CopyItem;
import io.jswift.service.copy.CopyOptions;
import io.jswift.service.copy.CopyOptions.LargeObjects;
import io.jswift.service.copy.CopyOutcome;
import io.jswift.service.copy.CopyOutcome.Form;
import io.jswift.service.copy.CopyRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies, whatever goes wrong with them. */
@Timeout(60)
class CopyTest extends CopyCase {
  @Test
  void aSmallObjectCostsTwoRequestsBesideTheContainer() {
    fixture.put("o", "text");

    List<CopyOutcome> outcomes = copy(CopyRequest.of("c", CopyItem.of("o").to("/d/copy")));

    assertThat(fixture.get(COPY)).isEqualTo("text");
    assertThat(((CopyOutcome.ContainerReady) outcomes.get(0)).container())
        .isEqualTo(COPY.container());
    assertThat(copied(outcomes).form()).isEqualTo(Form.PLAIN);
    assertThat(fixture.memory.requests())
        .startsWith("PUT /v1/AUTH_test/d", "HEAD /v1/AUTH_test/c/o", "COPY /v1/AUTH_test/c/o");
  }

  @Test
  void eachContainerIsMadeOnce() {
    fixture.put("o", "text");
    List<CopyItem> items = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      items.add(CopyItem.of("o").to("/d" + i % 2 + "/copy" + i));
    }

    List<CopyOutcome> outcomes =
        copy(new CopyRequest(Fixture.CONTAINER, items, CopyOptions.DEFAULTS));

    assertThat(fixture.requests("PUT")).hasSize(2);
    assertThat(outcomes).filteredOn(CopyOutcome.Copied.class::isInstance).hasSize(50);
  }

  @Test
  void aContainerThatCannotBeMadeIsNoFailure() {
    fixture.put("o", "text");
    fixture.swift.putContainer(COPY.container(), CallOptions.none());
    fixture.faults("PUT /d #* -> 403");

    List<CopyOutcome> outcomes = copy("o", LargeObjects.AUTO);

    assertThat(outcomes.get(0)).isInstanceOf(CopyOutcome.ContainerNotReady.class);
    assertThat(copied(outcomes).destination()).isEqualTo(COPY);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void metadataGoesAlongOrStays(boolean fresh) {
    ObjectPath object = Fixture.CONTAINER.object("o");
    fixture.swift.putObject(
        object,
        BodySource.of(new byte[1]),
        CallOptions.of(Headers.of("X-Object-Meta-A", "a", "X-Object-Meta-B", "b")));
    Headers more = Headers.of("X-Object-Meta-B", "new", "X-Object-Meta-C", "c");

    copy(
        CopyRequest.of("c", CopyItem.of("o").to(COPY))
            .with(CopyOptions.DEFAULTS.withFreshMetadata(fresh).withHeaders(more)));

    ObjectInfo info = head(COPY);
    assertThat(info.metadata().get("a").isPresent()).isEqualTo(!fresh);
    assertThat(info.metadata().get("b")).hasValue("new");
    assertThat(info.metadata().get("c")).hasValue("c");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLargeObjectBecomesPlainAsData(boolean dynamic) {
    large(dynamic);

    List<CopyOutcome> outcomes = copy("l", LargeObjects.AUTO);

    assertThat(copied(outcomes).form()).isEqualTo(Form.DATA);
    assertThat(copied(outcomes).sharesSegments()).isFalse();
    assertThat(head(COPY).kind()).isEqualTo(ObjectInfo.Kind.PLAIN);
    assertThat(fixture.get(COPY)).isEqualTo("one-two-three");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aManifestSharesItsSegmentsAndSaysSo(boolean dynamic) {
    large(dynamic);

    List<CopyOutcome> outcomes = copy("l", LargeObjects.MANIFEST);

    assertThat(copied(outcomes).sharesSegments()).isTrue();
    assertThat(head(COPY).kind()).isEqualTo(head(Fixture.CONTAINER.object("l")).kind());
    assertThat(fixture.get(COPY)).isEqualTo("one-two-three");
    assertThat(fixture.stored(SEGMENTS)).hasSize(3);
  }

  @Test
  void ontoItselfALargeObjectKeepsItsSegments() {
    large(false);

    List<CopyOutcome> outcomes =
        copy(
            CopyRequest.of("c", CopyItem.of("l"))
                .with(CopyOptions.DEFAULTS.withHeaders(Headers.of("X-Object-Meta-New", "n"))));

    assertThat(copied(outcomes).sharesSegments()).isFalse();
    ObjectInfo info = head(Fixture.CONTAINER.object("l"));
    assertThat(info.kind()).isEqualTo(ObjectInfo.Kind.SLO);
    assertThat(info.metadata().get("new")).hasValue("n");
    assertThat(fixture.requests("PUT")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"401", "403", "404", "409", "412", "413", "503", "507", "drop"})
  void oneObjectThatFailsIsReportedAndTheOthersGo(String fault) {
    fixture.put("a", "a");
    fixture.put("b", "b");
    fixture.faults("COPY /c/a #* -> " + fault);

    List<CopyOutcome> outcomes =
        copy(CopyRequest.of("c", CopyItem.of("a").to("/d"), CopyItem.of("b").to("/d")));

    assertThat(outcomes).filteredOn(CopyOutcome.Failed.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(CopyOutcome.Copied.class::isInstance).hasSize(1);
    assertThat(fixture.get(ObjectPath.of("d", "b"))).isEqualTo("b");
  }

  @ParameterizedTest
  @CsvSource({"503, 6", "403, 1", "lose-answer, 6"})
  void aFailureTellsHowOftenItWasTried(String fault, int attempts) {
    fixture.put("o", "text");
    fixture.faults("COPY /c/o #* -> " + fault);
    assertThat(failed(copy("o", LargeObjects.AUTO)).failure().attempts()).isEqualTo(attempts);
  }

  @Test
  void ofAMissingObjectTheCopyTells() {
    CopyOutcome.Failed failed = failed(copy("none", LargeObjects.AUTO));

    assertThat(((StatusException) failed.failure().cause()).operation()).isEqualTo("Object COPY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"COPY /c/o #1 -> 503", "COPY /c/o #2 -> expire-token", "* /* #3 -> drop"})
  void whatMayPassIsTriedAgain(String fault) {
    fixture.put("o", "text");
    fixture.faults(fault);

    copied(copy("o", LargeObjects.AUTO));

    assertThat(fixture.get(COPY)).isEqualTo("text");
  }

  @Test
  void aCopyWithOtherBytesIsAFailure() {
    fixture.put("o", "text");
    fixture.faults(
        "COPY /c/o -> 201 body=\"\"",
        "HEAD /d/copy #* -> 404"); // an answer without any ETag passes
    assertThat(copied(copy("o", LargeObjects.AUTO)).etag().value()).isEmpty();

    large(true);
    fixture.swift.putObject(COPY, BodySource.of(new byte[3]), CallOptions.none());
    fixture.faults("COPY /c/l -> 201");
    CopyOutcome.Failed failed = failed(copy("l", LargeObjects.AUTO));
    assertThat(failed.failure().cause())
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("13 bytes");
  }

  @Test
  void anObjectReplacedMeanwhileIsNoFalseAlarm() {
    fixture.put("o", "text");
    fixture.faults("HEAD /c/o #1 -> 200 body=\"\"");

    copied(copy("o", LargeObjects.AUTO));
  }

  @Test
  void aManifestDoesNotGoToAnotherAccountAlone() {
    large(false);
    CopyOptions elsewhere =
        CopyOptions.DEFAULTS.withLargeObjects(LargeObjects.MANIFEST).withAccount("AUTH_test2");

    List<CopyOutcome> outcomes =
        copy(CopyRequest.of("c", CopyItem.of("l").to(COPY)).with(elsewhere));

    assertThat(failed(outcomes).failure().cause()).isInstanceOf(InvalidRequestException.class);
    assertThat(fixture.requests("COPY")).isEmpty();
  }

  @Test
  void placesThatAreNoneAreRefused() {
    assertThatThrownBy(() -> CopyItem.of(""))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("Object names must be specified as non-empty strings");
    assertThatThrownBy(() -> CopyItem.of("o").to("d/o"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("destination must be in format /cont[/obj]");
    assertThatThrownBy(() -> CopyItem.of("o").to("/d/"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("destination must not end in a slash");
    assertThat(CopyItem.of("o").to("/d/a/b").destinationOrNull())
        .isEqualTo(ObjectPath.of("d", "a/b"));
    assertThat(CopyItem.of("a/o").to("/d").destinationOrNull())
        .isEqualTo(ObjectPath.of("d", "a/o"));
  }
}
