package io.jswift.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.AccountInfo;
import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectInfo;
import org.junit.jupiter.api.Test;

/** What {@code stat} makes of headers that a cluster seldom sends. */
class StatTextTest {
  @Test
  void quotasStandWithWhatTheyLimit() {
    Headers told =
        Headers.of(
            "X-Account-Container-Count", "2",
            "X-Account-Object-Count", "3",
            "X-Account-Bytes-Used", "4000",
            "X-Account-Meta-Quota-Bytes", "5000",
            "X-Account-Storage-Policy-Gold-Object-Count", "3",
            "X-Account-Storage-Policy-Gold-Bytes-Used", "4000",
            "X-Account-Storage-Policy-Gold-Container-Count", "2",
            "X-Account-Quota-Bytes-Policy-Gold", "6000",
            "X-Account-Storage-Policy-Tin-Object-Count", "0",
            "X-Account-Storage-Policy-Tin-Bytes-Used", "0",
            "X-Trans-Id", "tx1");
    AccountInfo info = AccountInfo.from(told);
    assertThat(StatText.account(info, "AUTH_a", false, null))
        .isEqualTo(
            """
                                Account: AUTH_a
                             Containers: 2
                                Objects: 3
                                  Bytes: 4000
                            Quota Bytes: 5000
             Containers in policy "gold": 2
                Objects in policy "gold": 3
                  Bytes in policy "gold": 4000
            Quota Bytes for policy "gold": 6000
                 Objects in policy "tin": 0
                   Bytes in policy "tin": 0
                             X-Trans-Id: tx1
            """
                .replaceAll("(?m)^ *(.*?: )", "$1")
                .lines()
                .map(line -> " ".repeat(29 - line.indexOf(": ")) + line + "\n")
                .reduce("", String::concat));
    assertThat(StatText.account(info, "AUTH_a", true, null))
        .contains("Quota Bytes: 4.9K\n", "Quota Bytes for policy \"gold\": 5.9K\n");
  }

  @Test
  void whatAnObjectHasNotIsNotShownAndCountsForTheWidth() {
    Headers told =
        Headers.of("Content-Length", "3", "X-Object-Meta-Nothing-At-All", "", "Etag", "");
    assertThat(
            StatText.object(
                new ObjectInfo(told), "AUTH_a", new ContainerName("c").object("o"), false, null))
        .isEqualTo(
            """
                        Account: AUTH_a
                      Container: c
                         Object: o
                 Content Length: 3
            """);
  }
}
