package io.jswift.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.Secret;
import io.jswift.domain.StatusException;
import io.jswift.domain.settings.ContainerSetting;
import io.jswift.domain.settings.ContainerSettings;
import io.jswift.service.connection.CallOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a container is copied to, and the key for it. */
abstract class SyncSuite extends Suite {
  // A Swift as it is installed takes URLs of its own machine, and knows no realms.
  private static final String TARGET = "http://127.0.0.1/v1/AUTH_test/copy%20%C3%BC";
  private static final ContainerSettings SYNC =
      ContainerSettings.NONE.syncTo(TARGET, new Secret("s3cret"));

  private Headers told(ContainerName container) {
    return swift.headContainer(container, CallOptions.none()).headers();
  }

  @Test
  void isToldAndTakenAway() {
    ContainerName container = freshName("");
    swift.putContainer(container, CallOptions.of(SYNC.headers()));

    Headers set = told(container);
    assertThat(ContainerSetting.SYNC_TO.in(set)).contains(TARGET);
    assertThat(ContainerSetting.SYNC_KEY.in(set)).contains("s3cret");

    swift.postContainer(
        container,
        CallOptions.of(
            ContainerSettings.NONE
                .without(ContainerSetting.SYNC_TO, ContainerSetting.SYNC_KEY)
                .headers()));
    assertThat(ContainerSetting.SYNC_TO.in(told(container))).isEmpty();
    assertThat(ContainerSetting.SYNC_KEY.in(told(container))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nowhere",
        "ftp://127.0.0.1/v1/a/c",
        "http://127.0.0.1",
        "http://127.0.0.1/v1/a/c?q=1",
        "http://127.0.0.1/v1/a/c#f",
        "http://127.0.0.1/v1/a/c;p",
        "http://sync.example/v1/a/c",
        "//realm/cluster/AUTH_a/c",
        "//realm/c"
      })
  void anotherTargetIsRefusedAndTheOldOneStays(String target) {
    ContainerName container = container();
    swift.postContainer(container, CallOptions.of(SYNC.headers()));
    CallOptions wrong =
        CallOptions.of(ContainerSettings.NONE.syncTo(target, new Secret("other")).headers());

    assertThat(statusOf(() -> swift.postContainer(container, wrong))).isEqualTo(400);

    assertThat(ContainerSetting.SYNC_KEY.in(told(container))).contains("s3cret");
  }

  @Test
  void excludesVersions() {
    needs(Backend.Capability.VERSIONS);
    CallOptions sync = CallOptions.of(SYNC.headers());
    CallOptions versions = CallOptions.of(ContainerSettings.NONE.versions(true).headers());
    ContainerName versioned = container();
    ContainerName copied = container();
    swift.postContainer(versioned, versions);
    swift.postContainer(copied, sync);

    assertThat(statusOf(() -> swift.postContainer(versioned, sync))).isEqualTo(400);
    assertThat(statusOf(() -> swift.postContainer(copied, versions))).isEqualTo(400);
  }

  private static int statusOf(Runnable call) {
    return catchThrowableOfType(StatusException.class, call::run).status();
  }
}
