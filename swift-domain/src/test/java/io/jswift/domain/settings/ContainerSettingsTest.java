package io.jswift.domain.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.Metadata;
import io.jswift.domain.Secret;
import io.jswift.domain.access.ContainerAcl;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
            "X-Container-Meta-Access-Control-Expose-Headers", "Etag X-Trans-Id",
            "X-Container-Meta-Web-Index", "index.html",
            "X-Container-Meta-Web-Error", "error.html",
            "X-Container-Meta-Web-Listings", "true",
            "X-Container-Meta-Web-Listings-CSS", "style.css",
            "X-Container-Meta-Web-Listings-Label", "all of it",
            "X-Container-Meta-Web-Directory-Type", "text/directory",
            "X-Container-Sync-To", "//realm/cluster/a/c",
            "X-Container-Sync-Key", "s3cret",
            "X-Versions-Enabled", "true",
            "X-Versions-Location", "old%20%C3%BC",
            "X-History-Location", "h%20%C3%BC",
            "X-Container-Meta-Temp-URL-Key", "k1",
            "X-Container-Meta-Temp-URL-Key-2", "k2",
            "X-Storage-Policy", "gold",
            "X-Container-Meta-Color", "blue",
            "X-Other", "1");
    ContainerSettings settings =
        ContainerSettings.NONE
            .readers(ContainerAcl.PUBLIC)
            .writers(ContainerAcl.NONE)
            .quotaBytes(10)
            .quotaCount(2)
            .cors("http://a", Duration.ofMinutes(1))
            .corsExposes(List.of("Etag", "X-Trans-Id"))
            .web("index.html", "error.html")
            .webListings("style.css", "all of it")
            .webDirectoryType("text/directory")
            .syncTo("//realm/cluster/a/c", new Secret("s3cret"))
            .versions(true)
            .versionsLocation(new ContainerName("old ü"))
            .history(new ContainerName("h ü"))
            .tempUrlKey(new Secret("k1"))
            .tempUrlKey2(new Secret("k2"))
            .storagePolicy("gold")
            .metadata(Metadata.of(Map.of("Color", "blue")))
            .with("X-Other", "1");
    assertThat(settings.headers()).isEqualTo(expected);
    assertThat(settings.toString()).doesNotContain("s3cret", "k1", "k2");
  }

  @Test
  void whatIsTakenAwayIsNotSetAsWellAndTheLastWordHolds() {
    ContainerSettings both =
        ContainerSettings.NONE
            .quotaBytes(10)
            .without(ContainerSetting.QUOTA_BYTES, ContainerSetting.READERS);
    assertThat(both.headers())
        .isEqualTo(
            Headers.of("X-Remove-Container-Meta-Quota-Bytes", "x", "X-Remove-Container-Read", "x"));
    assertThat(both.quotaBytes(3).headers())
        .isEqualTo(Headers.of("X-Remove-Container-Read", "x", "X-Container-Meta-Quota-Bytes", "3"));
  }

  @Test
  void whatIsSwitchedOffSaysSoAndTheLastOfOtherHeadersHolds() {
    assertThat(
            ContainerSettings.NONE
                .webListings(false)
                .versions(false)
                .with("X-Other", "1")
                .with("x-other", "2")
                .headers())
        .isEqualTo(
            Headers.of(
                "X-Container-Meta-Web-Listings", "false",
                "X-Versions-Enabled", "false",
                "x-other", "2"));
  }

  @ParameterizedTest
  @EnumSource
  void everySettingIsReadWhereItIs(ContainerSetting setting) {
    assertThat(setting.in(Headers.of(setting.header().toUpperCase(java.util.Locale.ROOT), "v")))
        .contains("v");
    assertThat(setting.in(Headers.of("X-Else", "v"))).isEmpty();
  }
}
