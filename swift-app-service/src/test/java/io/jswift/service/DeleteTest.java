package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.InvalidRequestException;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.delete.DeleteItem;
import io.jswift.service.delete.DeleteOptions;
import io.jswift.service.delete.DeleteOutcome;
import io.jswift.service.delete.DeleteRequest;
import io.jswift.service.delete.DeleteRequest.Selection;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.settings.RunOptions;
import io.jswift.service.settings.ServiceSettings;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deletions with segments, versions and containers, whatever goes wrong. */
@Timeout(60)
class DeleteTest extends DeleteCase {
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
    assertThat(outcomes)
        .filteredOn(DeleteOutcome.SegmentDeleted.class::isInstance)
        .extracting(each -> ((DeleteOutcome.SegmentDeleted) each).segment())
        .contains(SEGMENTS.object("d/2"));
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

    assertThat(fixture.stored(SEGMENTS)).containsExactly("a/1", "a/2");
  }

  @Test
  void aNameMustNotBeEmpty() {
    Assertions.assertThatThrownBy(() -> DeleteItem.of(""))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("Object names must be specified as non-empty strings");
  }
}
