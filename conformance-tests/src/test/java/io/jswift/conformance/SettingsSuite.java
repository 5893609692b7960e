package io.jswift.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.Metadata;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.Secret;
import io.jswift.domain.StatusException;
import io.jswift.domain.access.ContainerAcl;
import io.jswift.domain.segment.DloManifest;
import io.jswift.domain.settings.AccountSettings;
import io.jswift.domain.settings.ContainerSetting;
import io.jswift.domain.settings.ContainerSettings;
import io.jswift.domain.settings.ObjectSettings;
import io.jswift.domain.settings.ReadConditions;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.CallOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Typed settings: set, told, taken away. */
abstract class SettingsSuite extends Suite {
  private Headers headers(ContainerName container) {
    return swift.headContainer(container, CallOptions.none()).headers();
  }

  @Test
  void aContainersSettingsAreToldAndTakenAway() {
    ContainerName container = container();
    ContainerSettings all =
        ContainerSettings.NONE
            .readers(ContainerAcl.PUBLIC)
            .writers(ContainerAcl.parse("test:tester3"))
            .quotaBytes(1000)
            .quotaCount(20)
            .cors("http://a.example http://b.example", Duration.ofMinutes(1))
            .corsExposes(List.of("X-One", "X-Two"))
            .web("index.html", "error.html")
            .webListings("style.css", "all of it")
            .webDirectoryType("text/directory")
            .tempUrlKey(new Secret("k1"))
            .tempUrlKey2(new Secret("k2"));
    Set<ContainerSetting> set =
        EnumSet.complementOf(
            EnumSet.of(
                ContainerSetting.SYNC_TO,
                ContainerSetting.SYNC_KEY,
                ContainerSetting.VERSIONS_LOCATION,
                ContainerSetting.HISTORY_LOCATION));

    swift.postContainer(container, CallOptions.of(all.headers()));
    Headers told = headers(container);
    for (ContainerSetting each : set) {
      assertThat(each.in(told)).as("%s", each).isEqualTo(each.in(all.headers()));
    }

    swift.postContainer(
        container,
        CallOptions.of(
            ContainerSettings.NONE.without(set.toArray(ContainerSetting[]::new)).headers()));
    Headers left = headers(container);
    for (ContainerSetting each : set) {
      assertThat(each.in(left)).as("%s", each).isEmpty();
    }
  }

  @Test
  void theOldWaysOfKeepingVersionsAreToldAndTakenAway() {
    needs(Backend.Capability.OLD_VERSIONING);
    ContainerName container = container();
    ContainerName old = container(" old ü");

    swift.postContainer(
        container, CallOptions.of(ContainerSettings.NONE.versionsLocation(old).headers()));
    put(container, "o", "one");
    put(container, "o", "two");
    assertThat(names(old, io.jswift.domain.listing.ListingQuery.ALL)).hasSize(1);
    swift.deleteObject(container.object("o"), CallOptions.none());
    assertThat(get(container.object("o"))).isEqualTo("one");

    swift.postContainer(
        container,
        CallOptions.of(
            ContainerSettings.NONE.without(ContainerSetting.VERSIONS_LOCATION).headers()));
    assertThat(ContainerSetting.VERSIONS_LOCATION.in(headers(container))).isEmpty();
    swift.postContainer(container, CallOptions.of(ContainerSettings.NONE.history(old).headers()));
    assertThat(ContainerSetting.HISTORY_LOCATION.in(headers(container))).isPresent();
    swift.postContainer(
        container,
        CallOptions.of(
            ContainerSettings.NONE.without(ContainerSetting.HISTORY_LOCATION).headers()));
    assertThat(ContainerSetting.HISTORY_LOCATION.in(headers(container))).isEmpty();
  }

  @Test
  void anObjectsSettingsAreTold() {
    ContainerName container = container();
    ObjectPath path = container.object("o.html");
    Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    ObjectSettings settings =
        ObjectSettings.NONE
            .contentType("text/x-own")
            .contentEncoding("gzip")
            .contentDisposition("attachment; filename=\"a.txt\"")
            .deleteAt(tomorrow)
            .metadata(Metadata.of(Map.of("Color", "blue")));

    swift.putObject(path, BodySource.of(utf8("1")), CallOptions.of(settings.headers()));

    ObjectInfo info = swift.headObject(path, CallOptions.none()).value();
    assertThat(info.contentType()).contains("text/x-own");
    assertThat(info.contentEncoding()).contains("gzip");
    assertThat(info.contentDisposition()).contains("attachment; filename=\"a.txt\"");
    assertThat(info.deleteAt()).contains(tomorrow);
    assertThat(info.metadata().get("color")).contains("blue");

    swift.postObject(
        path, CallOptions.of(ObjectSettings.NONE.deleteAfter(Duration.ofHours(1)).headers()));
    ObjectInfo posted = swift.headObject(path, CallOptions.none()).value();
    assertThat(posted.deleteAt())
        .hasValueSatisfying(at -> assertThat(at).isBefore(tomorrow).isAfter(Instant.now()));
    assertThat(posted.contentType()).contains("text/x-own");
    assertThat(posted.metadata().get("color")).isEmpty();

    swift.postObject(path, CallOptions.of(ObjectSettings.NONE.neverDeleted().headers()));
    assertThat(swift.headObject(path, CallOptions.none()).value().deleteAt()).isEmpty();
  }

  @Test
  void theContentTypeIsGuessedIfAskedFor() {
    ObjectPath path = container().object("o.html");
    Headers settings = ObjectSettings.NONE.contentType("text/x-own").detectContentType().headers();
    swift.putObject(path, BodySource.of(utf8("1")), CallOptions.of(settings));
    assertThat(swift.headObject(path, CallOptions.none()).value().contentType())
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
  }

  @Test
  void anObjectThatIsThereIsNotReplacedIfAskedFor() {
    ObjectPath path = put(container(), "o", "first");
    CallOptions onlyNew = CallOptions.of(ObjectSettings.NONE.onlyIfNew().headers());
    assertThat(statusOf(() -> swift.putObject(path, BodySource.of(utf8("second")), onlyNew)))
        .isEqualTo(412);
    CallOptions wrong = CallOptions.of(ObjectSettings.NONE.etag(ETag.EMPTY).headers());
    assertThat(statusOf(() -> swift.putObject(path, BodySource.of(utf8("second")), wrong)))
        .isEqualTo(422);
    assertThat(get(path)).isEqualTo("first");
  }

  @Test
  void aLinkMayInsistOnWhatItLeadsTo() {
    needs(Backend.Capability.LINKS);
    ContainerName container = container();
    ObjectPath target = put(container, "a b/ü", "target");
    ETag etag = swift.headObject(target, CallOptions.none()).value().etag().orElseThrow();
    ObjectPath link = container.object("link");
    CallOptions right = CallOptions.of(ObjectSettings.NONE.linkTo(target, etag).headers());
    CallOptions wrong = CallOptions.of(ObjectSettings.NONE.linkTo(target, ETag.EMPTY).headers());

    assertThat(statusOf(() -> swift.putObject(link, BodySource.of(new byte[0]), wrong)))
        .isEqualTo(409);
    swift.putObject(link, BodySource.of(new byte[0]), right);

    assertThat(get(link)).isEqualTo("target");
    CallOptions itself = CallOptions.none().withQuery("symlink", "get");
    assertThat(swift.headObject(link, itself).value().linkTarget()).contains(target);
    put(container, "a b/ü", "changed");
    assertThat(statusOf(() -> get(link))).isEqualTo(409);
  }

  @Test
  void aDynamicManifestIsRead() {
    ContainerName container = container();
    DloManifest manifest = new DloManifest(container, "ü /%2F/");
    ObjectPath path = container.object("dlo");
    CallOptions settings = CallOptions.of(ObjectSettings.NONE.manifest(manifest).headers());

    swift.putObject(path, BodySource.of(new byte[0]), settings);

    Headers told = swift.headObject(path, CallOptions.none()).headers();
    assertThat(DloManifest.parse(told.first("X-Object-Manifest").orElseThrow()))
        .isEqualTo(manifest);
  }

  @Test
  void aReadMayHaveConditions() {
    ObjectPath path = put(container(), "o", "bytes");
    ETag etag = swift.headObject(path, CallOptions.none()).value().etag().orElseThrow();
    ReadConditions newest = ReadConditions.NONE.newest();
    Instant past = Instant.now().minus(1, ChronoUnit.DAYS);
    Instant future = Instant.now().plus(1, ChronoUnit.DAYS);

    assertThat(get(path, newest.ifMatch(etag).ifModifiedSince(past).headers())).isEqualTo("bytes");
    assertThat(get(path, newest.ifUnmodifiedSince(future).headers())).isEqualTo("bytes");
    assertThat(statusOf(() -> get(path, newest.ifMatch(ETag.EMPTY).headers()))).isEqualTo(412);
    assertThat(statusOf(() -> get(path, newest.ifNoneMatch(etag).headers()))).isEqualTo(304);
    assertThat(statusOf(() -> get(path, newest.ifUnmodifiedSince(past).headers()))).isEqualTo(412);
    assertThat(statusOf(() -> get(path, newest.ifModifiedSince(future).headers()))).isEqualTo(304);
  }

  @Test
  void anAccountsSettingsAreToldAndTakenAway() {
    AccountSettings all =
        AccountSettings.NONE
            .tempUrlKey(new Secret("k1"))
            .tempUrlKey2(new Secret("k2"))
            .metadata(Metadata.of(Map.of("Settings-Suite", "here")));

    swift.postAccount(CallOptions.of(all.headers()));
    Headers told = swift.headAccount(CallOptions.none()).headers();
    assertThat(told.first("X-Account-Meta-Temp-URL-Key")).contains("k1");
    assertThat(told.first("X-Account-Meta-Temp-URL-Key-2")).contains("k2");
    assertThat(told.first("X-Account-Meta-Settings-Suite")).contains("here");

    AccountSettings none =
        AccountSettings.NONE
            .withoutTempUrlKeys()
            .metadata(Metadata.of(Map.of("Settings-Suite", "")));
    swift.postAccount(CallOptions.of(none.headers()));
    Headers left = swift.headAccount(CallOptions.none()).headers();
    assertThat(left.has("X-Account-Meta-Temp-URL-Key")).isFalse();
    assertThat(left.has("X-Account-Meta-Temp-URL-Key-2")).isFalse();
    assertThat(left.has("X-Account-Meta-Settings-Suite")).isFalse();
  }

  private static int statusOf(Runnable call) {
    return catchThrowableOfType(StatusException.class, call::run).status();
  }
}
