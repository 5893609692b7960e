package io.jswift.adapter.memory.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.InvalidRequestException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultPlanTest {
  private final FaultPlan plan = new FaultPlan();

  @Test
  void theNthMatchIsHit() {
    FaultRule rule = plan.add("PUT /c/* #3 -> 503 retry-after=1").get(0);

    assertThat(statuses("PUT", "/v1/AUTH_test/c/o", 5)).containsExactly(-1L, -1L, 503L, -1L, -1L);
    assertThat(rule.matched()).isEqualTo(5);
    assertThat(rule.fired()).isEqualTo(1);
    assertThat(plan.fired()).isEqualTo(1);
  }

  @Test
  void occurrencesCanBeARangeOpenOrAll() {
    plan.add("GET /a #2-3 -> 500\nGET /b #2+ -> 500\nGET /c #* -> 500\nGET /d -> 500");

    assertThat(statuses("GET", "/v1/A/a", 4)).containsExactly(-1L, 500L, 500L, -1L);
    assertThat(statuses("GET", "/v1/A/b", 3)).containsExactly(-1L, 500L, 500L);
    assertThat(statuses("GET", "/v1/A/c", 2)).containsExactly(500L, 500L);
    assertThat(statuses("GET", "/v1/A/d", 2)).containsExactly(500L, 500L);
  }

  @Test
  void theFirstRuleWhoseTurnItIsActsAndAllCount() {
    plan.add("GET /c/* #2 -> 500\nGET /c/o -> 404");

    assertThat(statuses("GET", "/v1/A/c/o", 3)).containsExactly(404L, 500L, 404L);
    assertThat(plan.rules()).extracting(FaultRule::matched).containsExactly(3L, 3L);
    assertThat(plan.rules()).extracting(FaultRule::fired).containsExactly(1L, 2L);
  }

  @ParameterizedTest
  @CsvSource({
    "/c/*, /v1/AUTH_test/c/a/b, true",
    "/c/*, /v1/AUTH_test/c, false",
    "/c*, /v1/AUTH_test/c_segments/x, true",
    "/c/o, /v1/AUTH_test/c/o?multipart-manifest=put, true",
    "/c/a%20b, /v1/AUTH_test/c/a%20b, true",
    "/c/%2A, /v1/AUTH_test/c/xx, false",
    "/c/%2A, /v1/AUTH_test/c/%2a, true",
    "/c/.., /v1/AUTH_test/c%2F.., true",
    "/c/ü, /v1/AUTH_test/c/%C3%BC, true",
    "/c/a.b, /v1/AUTH_test/c/axb, false",
    "/c/50%, /v1/AUTH_test/c/50%25, true",
    "/, /v1/AUTH_test, true",
    "/, /v1/AUTH_test/, true",
    "/info, /info, true",
    "/auth/*, /auth/v1.0, true",
    "*, /info, true",
  })
  void pathsAreComparedDecodedAndAfterTheAccount(String pattern, String target, boolean fits) {
    plan.add("GET " + pattern + " -> 500");

    assertThat(plan.next("GET", target) != Fault.NONE).isEqualTo(fits);
  }

  @ParameterizedTest
  @CsvSource({
    "?limit, limit=1, true",
    "?limit, marker=limit, false",
    "?limit=10, limit=10, true",
    "?limit=10, limit=100, false",
    "?limit~10, limit=100, true",
    "?marker=a%26b, limit=1&marker=a%26b, true",
    "?marker~x&limit=1, limit=1&marker=axb, true",
    "?marker~x&limit=1, limit=2&marker=axb, false",
    "?multipart-manifest=put, multipart-manifest=get, false",
  })
  void queriesAreComparedByParameter(String pattern, String query, boolean fits) {
    plan.add("GET /c" + pattern + " -> 500");

    assertThat(plan.next("GET", "/v1/A/c?" + query) != Fault.NONE).isEqualTo(fits);
  }

  @Test
  void methodsAreExactOrAny() {
    plan.add("* /c -> 500\nHEAD /d -> 500");

    assertThat(plan.next("DELETE", "/v1/A/c").number(FaultAction.STATUS)).isEqualTo(500);
    assertThat(plan.next("GET", "/v1/A/d")).isSameAs(Fault.NONE);
  }

  @Test
  void everyActionIsRead() {
    plan.add("PUT /1 -> 429 retry-after=2.5 body=\"a \\\"b\\\" c\" delay=500ms expire-token");
    plan.add("PUT /2 -> cut=64K cut-request=1M flip=0 flip-request=7 stall-after=9 stall=forever");
    plan.add("PUT /3 -> drop\nPUT /4 -> garbage\nPUT /5 -> lose-answer\nPUT /6 -> short-page=2");

    Fault first = plan.next("PUT", "/v1/A/1");
    assertThat(first.number(FaultAction.STATUS)).isEqualTo(429);
    assertThat(first.text(FaultAction.RETRY_AFTER)).isEqualTo("2.5");
    assertThat(first.text(FaultAction.BODY)).isEqualTo("a \"b\" c");
    assertThat(first.duration(FaultAction.DELAY)).isEqualTo(Duration.ofMillis(500));
    assertThat(first.has(FaultAction.EXPIRE_TOKEN)).isTrue();
    Fault second = plan.next("PUT", "/v1/A/2");
    assertThat(second.number(FaultAction.CUT)).isEqualTo(65536);
    assertThat(second.number(FaultAction.CUT_REQUEST)).isEqualTo(1 << 20);
    assertThat(second.number(FaultAction.FLIP)).isZero();
    assertThat(second.number(FaultAction.FLIP_REQUEST)).isEqualTo(7);
    assertThat(second.number(FaultAction.STALL_AFTER)).isEqualTo(9);
    assertThat(second.duration(FaultAction.STALL)).isEqualTo(Fault.FOREVER);
    assertThat(plan.next("PUT", "/v1/A/3").has(FaultAction.DROP)).isTrue();
    assertThat(plan.next("PUT", "/v1/A/4").has(FaultAction.GARBAGE)).isTrue();
    assertThat(plan.next("PUT", "/v1/A/5").has(FaultAction.LOSE_ANSWER)).isTrue();
    assertThat(plan.next("PUT", "/v1/A/6").number(FaultAction.SHORT_PAGE)).isEqualTo(2);
  }

  @Test
  void commentsAndEmptyLinesAreSkippedAndCountedAsLines() {
    assertThat(plan.add("# a plan\n\n  GET /c -> 500 \r\n"))
        .extracting(FaultRule::text)
        .containsExactly("GET /c -> 500");
    assertThatThrownBy(() -> plan.add("# a plan\n\nGET /c -> 5000"))
        .hasMessageContaining("line 3, column 11");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "get /c -> 500|column 1|a method in capitals",
        "GET|column 4|a path",
        "GET c -> 500|column 5|a path",
        "GET /c?=x -> 500|column 5|a query",
        "GET /c #x -> 500|column 8|#n-m",
        "GET /c #0 -> 500|column 8|a count from 1 on",
        "GET /c #3-2 -> 500|column 8|the smaller first",
        "GET /c 500|column 8|->",
        "GET /c ->|column 10|an action",
        "GET /c -> 199|column 11|200 to 599",
        "GET /c -> explode|column 11|cut-request",
        "GET /c -> drop=1|column 11|nothing after drop",
        "GET /c -> cut|column 11|a number of bytes",
        "GET /c -> cut=x|column 11|a number of bytes",
        "GET /c -> delay=5|column 11|a duration",
        "GET /c -> delay=forever|column 11|a duration",
        "GET /c -> short-page=0|column 11|a number from 1 on",
        "GET /c -> 500 drop|column 15|only one of",
        "GET /c -> cut=1 cut=2|column 17|each action once",
        "GET /c -> drop retry-after=1|column 29|a status with",
        "GET /c -> 500 body=\"x|column 15|a quote",
      })
  void mistakesAreNamedByPlace(String rule, String place, String expected) {
    assertThatThrownBy(() -> plan.add("GET /ok -> 500\n" + rule))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("line 2, " + place + ": expected")
        .hasMessageContaining(expected);
    assertThat(plan.rules()).as("nothing of a wrong plan is taken").isEmpty();
  }

  @Test
  void rulesCanBeReplacedAndCleared() {
    plan.add("GET /a -> 500");
    plan.replace("GET /b -> 500");
    assertThat(plan.rules()).extracting(FaultRule::text).containsExactly("GET /b -> 500");

    assertThatThrownBy(() -> plan.replace("nonsense")).isInstanceOf(InvalidRequestException.class);
    assertThat(plan.rules()).hasSize(1);
    plan.clear();
    assertThat(plan.rules()).isEmpty();
  }

  private List<Long> statuses(String method, String target, int times) {
    return java.util.stream.IntStream.range(0, times)
        .mapToObj(i -> plan.next(method, target).number(FaultAction.STATUS))
        .toList();
  }
}
