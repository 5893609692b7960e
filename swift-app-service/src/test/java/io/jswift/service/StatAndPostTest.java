package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.Headers;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.StatusException;
import io.jswift.ports.transport.Target;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.post.PostItem;
import io.jswift.service.post.PostOutcome;
import io.jswift.service.post.PostRequest;
import io.jswift.service.settings.RunOptions;
import io.jswift.service.stat.StatItem;
import io.jswift.service.stat.StatOutcome;
import io.jswift.service.stat.StatRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many objects asked for and changed, and what the cluster tells. */
@Timeout(60)
class StatAndPostTest {
  private final Fixture fixture = new Fixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private List<StatOutcome> stat(StatItem... items) {
    try (Outcomes<StatOutcome> outcomes =
        fixture.service.stat(StatRequest.of("c", items), RunOptions.DEFAULTS)) {
      return outcomes.stream().toList();
    }
  }

  @Test
  void eachIsToldOfByItself() {
    fixture.put("a", "1");
    fixture.put("b", "22");
    fixture.faults("HEAD /c/b #1 -> 503");

    List<StatOutcome> all = stat(StatItem.of("a"), StatItem.of("b"), StatItem.of("none"));

    assertThat(all).hasSize(3);
    for (StatOutcome each : all) {
      if (each instanceof StatOutcome.Found found) {
        boolean first = found.object().object().value().equals("a");
        assertThat(found.info().contentLength()).hasValue(first ? 1 : 2);
        assertThat(found.attempts()).isEqualTo(first ? 1 : 2);
      } else if (each instanceof StatOutcome.Failed failed) {
        assertThat(failed.object().object().value()).isEqualTo("none");
        assertThat(((StatusException) failed.failure().cause()).status()).isEqualTo(404);
      }
    }
    assertThat(all).filteredOn(StatOutcome.Failed.class::isInstance).hasSize(1);
  }

  @Test
  void versionsAreAskedFor() {
    stat(StatItem.of("a").withVersion("1 2"));

    assertThat(fixture.requests("HEAD")).containsExactly("HEAD /v1/AUTH_test/c/a?version-id=1%202");
  }

  @Test
  void metadataIsReplacedWithTheItemsOwnOverTheRequests() {
    fixture.put("a", "1");
    fixture.put("b", "1");
    Headers all = Headers.of("X-Object-Meta-K", "all", "X-Object-Meta-L", "all");
    PostRequest request =
        PostRequest.of(
            "c",
            all,
            PostItem.of("a").with(Headers.of("X-Object-Meta-K", "own")),
            PostItem.of("b"),
            PostItem.of("none"));
    try (Outcomes<PostOutcome> outcomes = fixture.service.post(request, RunOptions.DEFAULTS)) {
      List<PostOutcome> told = outcomes.stream().toList();
      assertThat(told).filteredOn(PostOutcome.Posted.class::isInstance).hasSize(2);
      assertThat(told)
          .filteredOn(PostOutcome.Failed.class::isInstance)
          .singleElement()
          .satisfies(each -> assertThat(each.object().object().value()).isEqualTo("none"));
    }
    for (StatOutcome each : stat(StatItem.of("a"), StatItem.of("b"))) {
      boolean first = each.object().object().value().equals("a");
      StatOutcome.Found found = (StatOutcome.Found) each;
      assertThat(found.info().metadata().get("k")).hasValue(first ? "own" : "all");
      assertThat(found.info().metadata().get("l")).hasValue("all");
    }
  }

  @Test
  void capabilitiesAreAskedOncePerCluster() {
    fixture.faults();

    fixture.service.capabilities(CallOptions.none());
    assertThat(fixture.service.capabilities(CallOptions.none()).has("slo")).isTrue();

    assertThat(fixture.memory.requests()).containsExactly("GET /info");
    Target same = fixture.swift.session(CallOptions.none().cancellation()).storageUrl();
    fixture.service.capabilities(same, true, CallOptions.none());
    assertThat(fixture.memory.requests()).hasSize(2);
  }

  @Test
  void whatIsNotToldIsNotRemembered() {
    fixture.faults("GET /info #1 -> 404");

    assertThatThrownBy(() -> fixture.service.capabilities(CallOptions.none()))
        .isInstanceOf(StatusException.class);
    assertThat(fixture.service.capabilities(CallOptions.none()).has("slo")).isTrue();
  }

  @Test
  void namesMustNotBeEmpty() {
    assertThatThrownBy(() -> StatItem.of(""))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("Object names must be specified as non-empty strings");
    assertThatThrownBy(() -> PostItem.of(""))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("Object names must be specified as non-empty strings");
  }
}
