package io.jswift.domain.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.TransportException.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
  private static final RetryPolicy POLICY =
      new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(20), true);

  @ParameterizedTest
  @CsvSource({
    "RESOLVE, true",
    "CONNECT, true",
    "TLS, true",
    "BROKEN, true",
    "TIMEOUT, true",
    "TRUST, false",
    "PROTOCOL, false",
    "CANCELLED, false",
    "SOURCE, false",
    "REFUSED, false"
  })
  void whatMayBeOtherwiseNextTimeIsTriedAgain(Kind kind, boolean again) {
    assertThat(POLICY.repeats(kind)).isEqualTo(again);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4", "5, 16", "6, 20", "7, 20", "100, 20", "2147483647, 20"})
  void waitsAreARandomPartOfABoundThatDoubles(int retry, long bound) {
    assertThat(POLICY.backoff(retry, 0)).isZero();
    assertThat(POLICY.backoff(retry, 0.5)).isEqualTo(Duration.ofSeconds(bound).dividedBy(2));
  }

  @Test
  void aRetryCostsMoreAfterATimeoutAndASuccessGivesBack() {
    assertThat(RetryQuota.cost(false)).isEqualTo(5);
    assertThat(RetryQuota.cost(true)).isEqualTo(10);
    RetryQuota five = new RetryQuota(5);
    assertThat(five.pays(5)).isTrue();
    assertThat(five.pays(6)).isFalse();
    assertThat(five.minus(5).tokens()).isZero();
    assertThat(five.minus(9).tokens()).isZero();
    assertThat(five.plusSuccess().tokens()).isEqualTo(6);
    RetryQuota full = new RetryQuota(500);
    assertThat(RetryQuota.FULL).isEqualTo(500);
    assertThat(full.plusSuccess()).isEqualTo(full);
  }
}
