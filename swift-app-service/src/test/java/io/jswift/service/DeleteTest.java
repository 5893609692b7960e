package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.transport.BodySource;
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
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deletions: in bulk or singly, with segments, versions and containers, whatever goes wrong. */
@Timeout(60)
class DeleteTest {
  private static final ContainerName SEGMENTS = new ContainerName("s");
  private static final Selection WHOLE = new Selection.Container(Fixture.CONTAINER);

  private final Fixture fixture = new Fixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private void put(int count) {
    IntStream.range(0, count).forEach(i -> fixture.put(name(i), "x"));
  }

  private static String name(int i) {
    return String.format("o%03d", i);
  }

  private List<DeleteOutcome> delete(Selection selection) {
    return delete(DeleteRequest.of(selection));
  }

  private List<DeleteOutcome> delete(DeleteRequest request) {
    try (Outcomes<DeleteOutcome> outcomes = fixture.service.delete(request)) {
      return outcomes.stream().toList();
    }
  }

  private static Selection named(int count) {
    return new Selection.Objects(
        Fixture.CONTAINER,
        IntStream.range(0, count).mapToObj(i -> DeleteItem.of(name(i))).toList());
  }

  private static List<DeleteOutcome.Failed> failed(List<DeleteOutcome> outcomes) {
    return outcomes.stream()
        .filter(DeleteOutcome.Failed.class::isInstance)
        .map(DeleteOutcome.Failed.class::cast)
        .toList();
  }

  private static List<String> deleted(List<DeleteOutcome> outcomes) {
    return outcomes.stream()
        .filter(DeleteOutcome.ObjectDeleted.class::isInstance)
        .map(each -> ((DeleteOutcome.ObjectDeleted) each).object().object().value())
        .toList();
  }

  private List<String> stored(ContainerName container) {
    return fixture
        .swift
        .getContainer(container, ListingQuery.ALL, CallOptions.none())
        .value()
        .entries()
        .stream()
        .map(ListingEntry::name)
        .toList();
  }

  private List<String> bulkRequests() {
    return fixture.requests("POST").stream().filter(each -> each.contains("bulk-delete")).toList();
  }

  /** Makes a large object of two segments in another container. */
  private void large(String name, boolean dynamic) {
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

  @Test
  void moreThanTwentyGoInBulkInAsManyGroupsAsThreads() {
    put(35);

    List<DeleteOutcome> outcomes = delete(WHOLE);

    assertThat(deleted(outcomes)).hasSize(35).doesNotHaveDuplicates();
    assertThat(outcomes).last().isInstanceOf(DeleteOutcome.ContainerDeleted.class);
    assertThat(bulkRequests()).hasSize(9);
    assertThat(fixture.requests("HEAD")).isEmpty();
    assertThat(fixture.requests("DELETE")).containsExactly("DELETE /v1/AUTH_test/c");
  }

  @Test
  void twentyDoNot() {
    put(20);

    assertThat(deleted(delete(named(20)))).hasSize(20);

    assertThat(bulkRequests()).isEmpty();
    assertThat(fixture.requests("DELETE")).hasSize(20);
  }

  @Test
  void noRequestHoldsMoreThanTheServerTakes() {
    put(30);
    fixture.faults(
        "GET /info -> 200 body=\"{\\\"swift\\\":{\\\"version\\\":\\\"2.30.1\\\"},"
            + "\\\"bulk_delete\\\":{\\\"max_deletes_per_request\\\":2}}\"");

    assertThat(deleted(delete(WHOLE))).hasSize(30);

    assertThat(bulkRequests()).hasSize(15);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLargeObjectAmongManyGoesWithItsSegments(boolean dynamic) {
    put(30);
    large("large", dynamic);

    List<DeleteOutcome> outcomes = delete(WHOLE);

    assertThat(failed(outcomes)).isEmpty();
    assertThat(deleted(outcomes)).hasSize(31).contains("large");
    assertThat(stored(SEGMENTS)).isEmpty();
    assertThat(bulkRequests()).isNotEmpty();
  }

  @Test
  void segmentsStayWhereToldAndNothingIsLookedAt() {
    put(30);
    large("large", false);
    large("dynamic", true);

    delete(DeleteRequest.of(WHOLE).with(DeleteOptions.DEFAULTS.withLeaveSegments(true)));

    assertThat(stored(SEGMENTS)).hasSize(4);
    assertThat(fixture.requests("HEAD")).isEmpty();
    assertThat(fixture.requests("DELETE")).containsExactly("DELETE /v1/AUTH_test/c");
  }

  @Test
  void wherePlainObjectsAreNotToldApartEachIsLookedAt() {
    put(25);
    large("large", false);
    fixture.faults("GET /info -> 200 body=\"{\\\"bulk_delete\\\":{},\\\"slo\\\":{}}\"");

    assertThat(deleted(delete(WHOLE))).hasSize(26);

    assertThat(fixture.requests("HEAD")).hasSize(26);
    assertThat(bulkRequests()).isNotEmpty();
    assertThat(stored(SEGMENTS)).isEmpty();
  }

  @Test
  void namedObjectsAreLookedAtAndOneThatIsMissingIsAFailure() {
    put(30);

    List<DeleteOutcome> outcomes = delete(named(31));

    assertThat(deleted(outcomes)).hasSize(30);
    assertThat(failed(outcomes))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.object()).hasValue(Fixture.CONTAINER.object("o030"));
              assertThat(((StatusException) each.failure().cause()).status()).isEqualTo(404);
            });
    assertThat(bulkRequests()).isNotEmpty();
  }

  @Test
  void alwaysInBulkNothingIsLookedAt() {
    put(30);
    large("large", false);

    List<DeleteOutcome> outcomes =
        delete(DeleteRequest.of(named(31)).with(DeleteOptions.DEFAULTS.withBulk(Bulk.ALWAYS)));

    assertThat(deleted(outcomes)).hasSize(31); // a missing one counts as deleted
    assertThat(fixture.requests("HEAD")).isEmpty();
    assertThat(stored(SEGMENTS)).hasSize(2);
  }

  @Test
  void neverInBulkEachGoesAlone() {
    put(30);

    delete(DeleteRequest.of(WHOLE).with(DeleteOptions.DEFAULTS.withBulk(Bulk.NEVER)));

    assertThat(bulkRequests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /info -> 404",
        "POST /?bulk-delete #* -> 404",
        "POST /?bulk-delete #* -> 412",
        "POST /?bulk-delete #* -> 500",
        "POST /?bulk-delete #* -> drop",
        "POST /?bulk-delete #* -> lose-answer",
        "POST /?bulk-delete #* -> cut=10",
        "POST /?bulk-delete #* -> 200 body=\"\"",
        "POST /?bulk-delete #* -> 200 body=\"what is this\"",
        "POST /?bulk-delete #* -> 200 body=\"{\\\"Response Status\\\":\\\"503 Busy\\\"}\"",
        "POST /?bulk-delete #1 -> 503",
        "POST /?bulk-delete #1-3 -> cut=10",
        "POST /?bulk-delete #2 -> expire-token",
        "POST /?bulk-delete #* -> 401",
        "* /* #9 -> expire-token",
      })
  void whateverHappensToBulkRequestsAllGoes(String fault) {
    put(30);
    fixture.faults(fault);

    List<DeleteOutcome> outcomes = delete(WHOLE);

    assertThat(failed(outcomes)).isEmpty();
    assertThat(deleted(outcomes)).hasSize(30).doesNotHaveDuplicates();
    assertThat(outcomes).last().isInstanceOf(DeleteOutcome.ContainerDeleted.class);
  }

  @Test
  void aBulkRequestThatWasRefusedIsTheLast() {
    put(300);
    fixture.faults(
        "POST /?bulk-delete #* -> 404",
        "GET /info -> 200 body=\"{\\\"bulk_delete\\\":{\\\"max_deletes_per_request\\\":50}}\"");
    ServiceSettings one = ServiceSettings.DEFAULTS.withDownloadThreads(1);
    try (SwiftService service = new SwiftService(fixture.swift, one);
        Outcomes<DeleteOutcome> outcomes = service.delete(DeleteRequest.of(named(300)))) {
      assertThat(deleted(outcomes.stream().toList())).hasSize(300);
    }
    assertThat(bulkRequests()).hasSize(1);
  }

  private static String report(String status, int deleted, String errors) {
    String text =
        ("{'Response Status':'%s','Response Body':'','Number Deleted':%d,"
                + "'Number Not Found':0,'Errors':[%s]}")
            .formatted(status, deleted, errors);
    return "200 body=\"" + text.replace("'", "\\\"") + "\"";
  }

  @Test
  void whatABulkAnswerRefusesIsAFailureOfItsOwn() {
    put(30);
    fixture.faults(
        "POST /?bulk-delete #* -> " + report("400 Bad Request", 2, "['/c/o001','403 Forbidden']"));

    List<DeleteOutcome> all =
        delete(DeleteRequest.of(named(30)).with(DeleteOptions.DEFAULTS.withLeaveSegments(true)));

    assertThat(deleted(all)).hasSize(29);
    assertThat(failed(all))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.object()).hasValue(Fixture.CONTAINER.object("o001"));
              StatusException refused = (StatusException) each.failure().cause();
              assertThat(refused.operation()).isEqualTo(DeleteOutcome.Failed.IN_BULK);
              assertThat(refused.status()).isEqualTo(403);
              assertThat(refused.reason()).isEqualTo("Forbidden");
            });
  }

  @Test
  void aRefusalThatMayPassIsTriedAgainSingly() {
    put(30);
    StringBuilder errors = new StringBuilder();
    IntStream.range(0, 30)
        .forEach(
            i ->
                errors
                    .append(i == 0 ? "" : ",")
                    .append("['/c/")
                    .append(name(i))
                    .append("','503 Service Unavailable']"));
    fixture.faults("POST /?bulk-delete -> " + report("502 Bad Gateway", 0, errors.toString()));

    List<DeleteOutcome> outcomes = delete(WHOLE);

    assertThat(failed(outcomes)).isEmpty();
    assertThat(deleted(outcomes)).hasSize(30);
    assertThat(fixture.requests("DELETE")).hasSize(31);
  }

  @Test
  void whatTheServerDidNotComeToIsDeletedSingly() {
    put(21);
    fixture.faults(
        "POST /?bulk-delete -> " + report("400 Bad Request", 0, "['/c/o000','403 Forbidden']"));

    List<DeleteOutcome> outcomes =
        delete(DeleteRequest.of(named(21)).with(DeleteOptions.DEFAULTS.withLeaveSegments(true)));

    assertThat(failed(outcomes)).hasSize(1);
    assertThat(deleted(outcomes)).hasSize(20);
    assertThat(stored(Fixture.CONTAINER)).containsExactly("o000");
  }

  @Test
  void segmentsThatAreGoneOrCannotBeDeletedAreToldOneByOne() {
    large("d", true);
    large("e", true);
    fixture.faults("DELETE /s/d/1 #* -> 404", "DELETE /s/e/2 #* -> 403");

    List<DeleteOutcome> outcomes = delete(WHOLE);

    assertThat(failed(outcomes))
        .singleElement()
        .satisfies(each -> assertThat(each.object()).hasValue(SEGMENTS.object("e/2")));
    assertThat(deleted(outcomes)).containsExactlyInAnyOrder("d", "e");
    assertThat(outcomes).contains(new DeleteOutcome.SegmentDeleted(SEGMENTS.object("d/2"), 1));
  }

  @Test
  void segmentsThatCannotBeListedAreAFailure() {
    large("d", true);
    fixture.faults("GET /s #* -> 403");

    List<DeleteOutcome> outcomes = delete(new Selection.Prefix(Fixture.CONTAINER, "d"));

    assertThat(failed(outcomes))
        .singleElement()
        .satisfies(each -> assertThat(each.container()).isEqualTo(SEGMENTS));
    assertThat(deleted(outcomes)).containsExactly("d");
  }

  @Test
  void aStaticObjectGoesLaterWhereAskedAndOffered() {
    large("l", false);
    DeleteRequest later =
        DeleteRequest.of(WHOLE).with(DeleteOptions.DEFAULTS.withSegmentsLater(true));

    delete(later);

    assertThat(fixture.requests("DELETE").get(0)).contains("async=yes");

    fixture.swift.putContainer(Fixture.CONTAINER, CallOptions.none());
    large("l", false);
    Fixture other = new Fixture();
    try (other) {
      other.put("l", "x");
      other.faults("GET /info -> 200 body=\"{\\\"slo\\\":{}}\"", "DELETE /c/l?async #* -> 400");
      try (Outcomes<DeleteOutcome> outcomes = other.service.delete(later)) {
        assertThat(failed(outcomes.stream().toList())).isEmpty();
      }
    }
  }

  @Test
  void aContainerIsListedAnewWhileItIsNotEmpty() {
    put(3);
    fixture.faults("GET /c?format #1 -> 200 body=\"[]\"", "DELETE /c #2 -> 409");

    List<DeleteOutcome> outcomes = delete(WHOLE);

    assertThat(failed(outcomes)).isEmpty();
    assertThat(deleted(outcomes)).hasSize(3);
    assertThat(outcomes).last().isInstanceOf(DeleteOutcome.ContainerDeleted.class);
  }

  @Test
  void aContainerThatStaysFullIsAFailureInTheEnd() {
    fixture.faults("DELETE /c #* -> 409");

    List<DeleteOutcome> outcomes = delete(WHOLE);

    assertThat(failed(outcomes))
        .singleElement()
        .satisfies(each -> assertThat(each.object()).isEmpty());
    assertThat(fixture.requests("DELETE")).hasSize(5);
  }

  @Test
  void ofAContainerOfWhichAnObjectStaysTheContainerIsTriedOnce() {
    put(3);
    fixture.faults("DELETE /c/o001 #* -> 403");

    List<DeleteOutcome> outcomes = delete(WHOLE);

    assertThat(failed(outcomes)).hasSize(2);
    assertThat(deleted(outcomes)).hasSize(2);
    assertThat(fixture.requests("DELETE")).hasSize(4);
  }

  @Test
  void whatWasListedAndIsGoneIsNoFailure() {
    put(3);
    fixture.faults("DELETE /c/o001 -> 404", "HEAD /c/o001 -> 404");

    assertThat(failed(delete(new Selection.Prefix(Fixture.CONTAINER, "o")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"401", "403", "404", "409", "503", "507", "drop"})
  void oneObjectThatFailsIsReportedAndTheOthersGo(String fault) {
    put(3);
    fixture.faults("DELETE /c/o001 #* -> " + fault, "HEAD /c/o001 #* -> " + fault);

    List<DeleteOutcome> outcomes = delete(named(3));

    assertThat(deleted(outcomes)).containsExactlyInAnyOrder("o000", "o002");
    assertThat(failed(outcomes))
        .singleElement()
        .satisfies(each -> assertThat(each.object()).hasValue(Fixture.CONTAINER.object("o001")));
  }

  @Test
  void everyVersionGoesWithTheContainer() {
    fixture.swift.postContainer(
        Fixture.CONTAINER, CallOptions.of(Headers.of("X-Versions-Enabled", "true")));
    put(2);
    put(2);
    fixture.swift.deleteObject(Fixture.CONTAINER.object("o001"), CallOptions.none());
    fixture.faults();

    List<DeleteOutcome> current = delete(WHOLE);
    assertThat(failed(current)).hasSize(1); // versions are left, and nobody waits for them to go
    assertThat(fixture.requests("DELETE").stream().filter(each -> each.endsWith("/c"))).hasSize(1);

    List<DeleteOutcome> all =
        delete(DeleteRequest.of(WHOLE).with(DeleteOptions.DEFAULTS.withVersions(true)));
    assertThat(failed(all)).isEmpty();
    assertThat(all)
        .filteredOn(DeleteOutcome.ObjectDeleted.class::isInstance)
        .allMatch(each -> ((DeleteOutcome.ObjectDeleted) each).versionId().isPresent());
    assertThat(all).last().isInstanceOf(DeleteOutcome.ContainerDeleted.class);
  }

  @Test
  void versionsOfAContainerThatKeepsNoneGoInBulk() {
    put(30);

    List<DeleteOutcome> all =
        delete(DeleteRequest.of(WHOLE).with(DeleteOptions.DEFAULTS.withVersions(true)));

    assertThat(deleted(all)).hasSize(30);
    assertThat(bulkRequests()).isNotEmpty();
  }

  @Test
  void theAccountGoesContainerByContainer() {
    put(30);
    large("large", false);
    for (int i = 0; i < 30; i++) {
      fixture.swift.putContainer(new ContainerName("more" + i), CallOptions.none());
    }
    fixture.faults("GET /more7 -> 404", "GET /more8 #* -> 403");

    List<DeleteOutcome> outcomes = delete(new Selection.Account());

    assertThat(outcomes)
        .filteredOn(DeleteOutcome.ContainerDeleted.class::isInstance)
        .hasSizeBetween(30, 31);
    assertThat(failed(outcomes))
        .singleElement()
        .satisfies(each -> assertThat(each.container().value()).isEqualTo("more8"));
  }

  @Test
  void afterTheFirstFailureNoOtherContainerIsBegun() {
    for (int i = 0; i < 50; i++) {
      fixture.swift.putContainer(new ContainerName(String.format("d%02d", i)), CallOptions.none());
    }
    fixture.faults("DELETE /d03 #* -> 403");
    ServiceSettings one = ServiceSettings.DEFAULTS.withContainerThreads(1);
    try (SwiftService service = new SwiftService(fixture.swift, one);
        Outcomes<DeleteOutcome> outcomes =
            service.delete(
                DeleteRequest.of(new Selection.Account()),
                RunOptions.DEFAULTS.withFailFast(true))) {
      List<DeleteOutcome> all = outcomes.stream().toList();
      assertThat(failed(all)).hasSize(1);
      assertThat(all).hasSizeLessThan(12);
    }
  }

  @Test
  void optionsOfAnItemAreItsOwn() {
    large("a", false);
    large("b", false);
    DeleteItem stays = DeleteItem.of("a").with(DeleteOptions.DEFAULTS.withLeaveSegments(true));
    Selection both = new Selection.Objects(Fixture.CONTAINER, List.of(stays, DeleteItem.of("b")));

    delete(both);

    assertThat(stored(SEGMENTS)).containsExactly("a/1", "a/2");
  }

  @Test
  void headersGoWithEachObjectAndKeepItOutOfBulk() {
    put(30);
    Headers timestamp = Headers.of("X-Newest", "true");

    delete(DeleteRequest.of(WHOLE).with(DeleteOptions.DEFAULTS.withHeaders(timestamp)));

    assertThat(bulkRequests()).isEmpty();
  }

  @Test
  void aNameMustNotBeEmpty() {
    Assertions.assertThatThrownBy(() -> DeleteItem.of(""))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("Object names must be specified as non-empty strings");
  }
}
