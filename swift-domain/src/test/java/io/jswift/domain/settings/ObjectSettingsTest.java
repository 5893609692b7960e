package io.jswift.domain.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.ByteRange;
import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.Metadata;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.Secret;
import io.jswift.domain.segment.DloManifest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectSettingsTest {
  private static final ObjectPath TARGET = ObjectPath.of("c", "a b/../ü");

  @Test
  void everySettingIsItsHeader() {
    ObjectSettings settings =
        ObjectSettings.NONE
            .contentType("text/plain")
            .detectContentType()
            .contentEncoding("gzip")
            .contentDisposition("inline")
            .deleteAt(Instant.ofEpochSecond(2_000_000_000L, 999))
            .linkTo("AUTH_b ü", TARGET)
            .linkTo(TARGET, ETag.EMPTY)
            .manifest(new DloManifest(new ContainerName("s"), "p/ü"))
            .metadata(Metadata.of(Map.of("Color", "blue")))
            .freshMetadata()
            .etag(new ETag("abc"))
            .onlyIfNew();
    assertThat(settings.headers())
        .isEqualTo(
            Headers.of(
                "Content-Type", "text/plain",
                "X-Detect-Content-Type", "true",
                "Content-Encoding", "gzip",
                "Content-Disposition", "inline",
                "X-Delete-At", "2000000000",
                "X-Symlink-Target-Account", "AUTH_b%20%C3%BC",
                "X-Symlink-Target", "c/a%20b%2F../%C3%BC",
                "X-Symlink-Target-Etag", ETag.EMPTY.value(),
                "X-Object-Manifest", "s/p/%C3%BC",
                "X-Object-Meta-Color", "blue",
                "X-Fresh-Metadata", "true",
                "ETag", "abc",
                "If-None-Match", "*"));
  }

  @Test
  void thereIsOneTimeOfDeletion() {
    ObjectSettings after =
        ObjectSettings.NONE.deleteAt(Instant.EPOCH).deleteAfter(Duration.ofMinutes(2));
    assertThat(after.headers()).isEqualTo(Headers.of("X-Delete-After", "120"));
    assertThat(after.deleteAt(Instant.EPOCH).headers()).isEqualTo(Headers.of("X-Delete-At", "0"));
    assertThat(ObjectSettings.NONE.deleteAfter(Duration.ofSeconds(1)).headers())
        .isEqualTo(Headers.of("X-Delete-After", "1"));
    assertThat(after.deleteAt(Instant.EPOCH).neverDeleted().headers())
        .isEqualTo(Headers.of("X-Remove-Delete-At", "x"));
    assertThat(after.neverDeleted().headers()).isEqualTo(Headers.of("X-Remove-Delete-At", "x"));
    assertThatThrownBy(() -> after.deleteAfter(Duration.ofMillis(999)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("less than a second");
  }

  @Test
  void whatIsSetIsReadBack() {
    ObjectInfo info =
        new ObjectInfo(
            ObjectSettings.NONE
                .deleteAt(Instant.ofEpochSecond(5))
                .linkTo(TARGET)
                .contentEncoding("gzip")
                .contentDisposition("inline")
                .with("X-Object-Version-Id", "7")
                .headers());
    assertThat(info.deleteAt()).contains(Instant.ofEpochSecond(5));
    assertThat(info.linkTarget()).contains(TARGET);
    assertThat(info.contentEncoding()).contains("gzip");
    assertThat(info.contentDisposition()).contains("inline");
    assertThat(info.versionId()).contains("7");
  }

  @Test
  void conditionsAreHeaders() {
    assertThat(
            ReadConditions.NONE
                .newest()
                .ifMatch(new ETag("a"))
                .ifNoneMatch(new ETag("b"))
                .ifModifiedSince(Instant.parse("2026-02-03T04:05:06.7Z"))
                .ifUnmodifiedSince(Instant.EPOCH)
                .range(ByteRange.from(3))
                .headers())
        .isEqualTo(
            Headers.of(
                "X-Newest", "true",
                "If-Match", "\"a\"",
                "If-None-Match", "\"b\"",
                "If-Modified-Since", "Tue, 03 Feb 2026 04:05:06 GMT",
                "If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT",
                "Range", "bytes=3-"));
    ReadConditions twice = ReadConditions.NONE.ifMatch(new ETag("a")).ifMatch(new ETag("b"));
    assertThat(twice.headers()).isEqualTo(Headers.of("If-Match", "\"b\""));
  }

  @Test
  void anAccountHasQuotasAndKeys() {
    AccountSettings settings =
        AccountSettings.NONE
            .quotaBytes(9)
            .quotaBytes("gold", 8)
            .tempUrlKey(new Secret("k1"))
            .tempUrlKey2(new Secret("k2"))
            .metadata(Metadata.of(Map.of("Color", "")));
    assertThat(settings.headers())
        .isEqualTo(
            Headers.of(
                "X-Account-Meta-Quota-Bytes", "9",
                "X-Account-Quota-Bytes-Policy-gold", "8",
                "X-Account-Meta-Temp-URL-Key", "k1",
                "X-Account-Meta-Temp-URL-Key-2", "k2",
                "X-Account-Meta-Color", ""));
    assertThat(settings.toString()).doesNotContain("k1", "k2");
    assertThat(settings.withoutQuota().withoutQuota("gold").withoutTempUrlKeys().headers())
        .isEqualTo(
            Headers.of(
                "X-Account-Meta-Color", "",
                "X-Account-Meta-Quota-Bytes", "",
                "X-Account-Quota-Bytes-Policy-gold", "",
                "X-Account-Meta-Temp-URL-Key", "",
                "X-Account-Meta-Temp-URL-Key-2", ""));
    assertThat(AccountSettings.NONE.with("X-Other", "1").with("X-Other", "2").headers())
        .isEqualTo(Headers.of("X-Other", "2"));
  }
}
