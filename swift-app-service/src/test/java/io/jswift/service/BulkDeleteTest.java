package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.Headers;
import io.jswift.domain.StatusException;
import io.jswift.service.delete.DeleteOptions;
import io.jswift.service.delete.DeleteOptions.Bulk;
import io.jswift.service.delete.DeleteOutcome;
import io.jswift.service.delete.DeleteRequest;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.settings.ServiceSettings;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many objects at once: when in bulk, when singly, and whatever becomes of bulk requests. */
@Timeout(60)
class BulkDeleteTest extends DeleteCase {
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
    assertThat(fixture.stored(SEGMENTS)).isEmpty();
    assertThat(bulkRequests()).isNotEmpty();
  }

  @Test
  void segmentsStayWhereToldAndNothingIsLookedAt() {
    put(30);
    large("large", false);
    large("dynamic", true);

    delete(DeleteRequest.of(WHOLE).with(DeleteOptions.DEFAULTS.withLeaveSegments(true)));

    assertThat(fixture.stored(SEGMENTS)).hasSize(4);
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
    assertThat(fixture.stored(SEGMENTS)).isEmpty();
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
    assertThat(fixture.stored(SEGMENTS)).hasSize(2);
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

  @ParameterizedTest
  @ValueSource(strings = {"lose-answer", "cut=10"})
  void whatWentByABulkRequestWhoseAnswerWasLostIsNotMissing(String fault) {
    put(30);
    fixture.faults("POST /?bulk-delete #* -> " + fault);

    List<DeleteOutcome> outcomes = delete(named(30));

    assertThat(failed(outcomes)).isEmpty();
    assertThat(deleted(outcomes)).hasSize(30).doesNotHaveDuplicates();
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
    assertThat(fixture.stored(Fixture.CONTAINER)).containsExactly("o000");
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
  void headersGoWithEachObjectAndKeepItOutOfBulk() {
    put(30);
    Headers timestamp = Headers.of("X-Newest", "true");

    delete(DeleteRequest.of(WHOLE).with(DeleteOptions.DEFAULTS.withHeaders(timestamp)));

    assertThat(bulkRequests()).isEmpty();
  }
}
