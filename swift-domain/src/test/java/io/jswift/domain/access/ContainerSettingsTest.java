package io.jswift.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.Headers;
import io.jswift.domain.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ContainerSettingsTest {
  @Test
  void everySettingIsItsHeader() {
    Headers expected =
        Headers.of(
            "X-Container-Read", ".r:*,.rlistings",
            "X-Container-Write", "",
            "X-Container-Meta-Quota-Bytes", "10",
            "X-Container-Meta-Quota-Count", "2",
            "X-Container-Meta-Access-Control-Allow-Origin", "http://a",
            "X-Container-Meta-Access-Control-Max-Age", "60",
            "X-Container-Meta-Web-Index", "index.html",
            "X-Container-Meta-Web-Error", "error.html",
            "X-Container-Sync-To", "//realm/cluster/a/c",
            "X-Container-Sync-Key", "s3cret",
            "X-Versions-Enabled", "true",
            "X-Container-Meta-Temp-URL-Key", "k1",
            "X-Container-Meta-Temp-URL-Key-2", "k2",
            "X-Storage-Policy", "gold");
    ContainerSettings settings =
        ContainerSettings.NONE
            .readers(ContainerAcl.PUBLIC)
            .writers(ContainerAcl.NONE)
            .quotaBytes(10)
            .quotaCount(2)
            .cors("http://a", Duration.ofMinutes(1))
            .web("index.html", "error.html")
            .syncTo("//realm/cluster/a/c", new Secret("s3cret"))
            .versions(true)
            .tempUrlKey(new Secret("k1"))
            .tempUrlKey2(new Secret("k2"))
            .storagePolicy("gold");
    assertThat(settings.headers()).isEqualTo(expected);
    assertThat(settings.toString()).doesNotContain("s3cret", "k1", "k2");
    assertThat(settings.withoutQuotas().headers().first("X-Container-Meta-Quota-Bytes"))
        .contains("");
  }
}
