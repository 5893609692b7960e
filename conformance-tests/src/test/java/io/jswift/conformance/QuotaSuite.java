package io.jswift.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.settings.AccountSettings;
import io.jswift.domain.settings.ContainerSettings;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Quotas of containers and accounts. Of an account only a reseller's admin sets them; it is an
 * account of another user, in which nothing else is tested.
 */
abstract class QuotaSuite extends Suite {
  private static final ConnectionSettings SETTINGS = ConnectionSettings.DEFAULTS.withRetries(2);
  private static final String WHOLE = "X-Account-Meta-Quota-Bytes";
  private static final String SILVER = "X-Account-Quota-Bytes-Policy-Silver";

  private final ContainerName theirs = new ContainerName("jswift-quota");

  @AfterEach
  void tidyTheOtherAccount() {
    if (swift == null || !backend().capabilities().contains(Backend.Capability.RESELLER_ADMIN)) {
      return;
    }
    try (Connection reseller = reseller()) {
      set(reseller, AccountSettings.NONE.withoutQuota().withoutQuota("silver"));
      reseller.deleteObject(theirs.object("o"), CallOptions.none());
      reseller.deleteContainer(theirs, CallOptions.none());
    } catch (StatusException gone) {
      assertThat(gone.kind()).isEqualTo(StatusException.Kind.NOT_FOUND);
    }
  }

  @Test
  void aContainerTakesNoMoreThanItsQuota() {
    ContainerName container = container();
    swift.postContainer(container, CallOptions.of(ContainerSettings.NONE.quotaBytes(4).headers()));

    assertThat(statusOf(() -> put(container, "o", "12345"))).isEqualTo(413);
    put(container, "o", "1234");
  }

  @Test
  void aContainerWithoutRoomTakesNoObject() {
    ContainerName container = container();
    swift.postContainer(container, CallOptions.of(ContainerSettings.NONE.quotaCount(0).headers()));

    assertThat(statusOf(() -> put(container, "o", ""))).isEqualTo(413);
  }

  @Test
  void whatAContainerHoldsCounts() {
    needs(Backend.Capability.POLICY_QUOTAS); // and counts at once
    ContainerName container = container();
    put(container, "o", "123");
    Headers one = ContainerSettings.NONE.quotaCount(1).headers();
    swift.postContainer(container, CallOptions.of(one));
    assertThat(statusOf(() -> put(container, "another", ""))).isEqualTo(413);

    Headers five = ContainerSettings.NONE.quotaCount(2).quotaBytes(5).headers();
    swift.postContainer(container, CallOptions.of(five));
    assertThat(statusOf(() -> put(container, "another", "123"))).isEqualTo(413);
    put(container, "another", "12");
  }

  @Test
  void anAccountTakesNoMoreThanItsQuota() {
    needs(Backend.Capability.RESELLER_ADMIN);
    try (Connection reseller = reseller();
        Connection tenant = tenant()) {
      tenant.putContainer(theirs, CallOptions.none());

      set(reseller, AccountSettings.NONE.quotaBytes(0));
      assertThat(quota(tenant, WHOLE)).isEqualTo("0");
      assertThat(statusOf(() -> putTheirs(tenant))).isEqualTo(413);

      set(reseller, AccountSettings.NONE.quotaBytes(1_000_000_000_000L));
      assertThat(quota(tenant, WHOLE)).isEqualTo("1000000000000");
      putTheirs(tenant);

      set(reseller, AccountSettings.NONE.withoutQuota());
      assertThat(quota(tenant, WHOLE)).isEmpty();
    }
  }

  @Test
  void whoeverFillsAnAccountDoesNotSayHowMuchItTakes() {
    needs(Backend.Capability.RESELLER_ADMIN);
    try (Connection reseller = reseller();
        Connection tenant = tenant()) {
      set(reseller, AccountSettings.NONE.quotaBytes(1_000_000_000_000L));

      assertThat(statusOf(() -> set(tenant, AccountSettings.NONE.quotaBytes(2)))).isEqualTo(403);
      assertThat(statusOf(() -> set(tenant, AccountSettings.NONE.withoutQuota()))).isEqualTo(403);
      AccountSettings removed = AccountSettings.NONE.with("X-Remove-Account-Meta-Quota-Bytes", "x");
      assertThat(statusOf(() -> set(tenant, removed))).isEqualTo(403);
      AccountSettings noNumber = AccountSettings.NONE.with(WHOLE, "many");
      assertThat(statusOf(() -> set(reseller, noNumber))).isEqualTo(400);

      assertThat(quota(tenant, WHOLE)).isEqualTo("1000000000000");
    }
  }

  @Test
  void anAccountTakesNoMoreOfAPolicyThanItsQuota() {
    needs(Backend.Capability.RESELLER_ADMIN);
    needs(Backend.Capability.POLICY_QUOTAS);
    try (Connection reseller = reseller();
        Connection tenant = tenant()) {
      Headers silver = ContainerSettings.NONE.storagePolicy("silver").headers();
      tenant.putContainer(theirs, CallOptions.of(silver));

      set(reseller, AccountSettings.NONE.quotaBytes("gold", 0).quotaBytes("silver", 2));
      assertThat(quota(tenant, SILVER)).isEqualTo("2");
      assertThat(statusOf(() -> putTheirs(tenant))).isEqualTo(413);
      assertThat(statusOf(() -> set(tenant, AccountSettings.NONE.quotaBytes("silver", 9))))
          .isEqualTo(403);
      AccountSettings noNumber = AccountSettings.NONE.with(SILVER, "many");
      assertThat(statusOf(() -> set(reseller, noNumber))).isEqualTo(400);

      set(reseller, AccountSettings.NONE.quotaBytes("silver", 3));
      putTheirs(tenant);
      set(reseller, AccountSettings.NONE.withoutQuota("silver").withoutQuota("gold"));
      assertThat(quota(tenant, SILVER)).isEmpty();

      set(reseller, AccountSettings.NONE.quotaBytes("silver", 3));
      set(reseller, AccountSettings.NONE.with("X-Remove-Account-Quota-Bytes-Policy-Silver", "x"));
      assertThat(quota(tenant, SILVER)).isEmpty();
    }
  }

  @Test
  void aQuotaOfAPolicyCountsThatPolicyAndOneOfTheAccountAll() {
    needs(Backend.Capability.RESELLER_ADMIN);
    needs(Backend.Capability.POLICY_QUOTAS); // and counts at once
    ObjectPath inGold = container().object("o");
    try (Connection reseller = reseller();
        Connection tenant = tenant()) {
      tenant.putContainer(inGold.container(), CallOptions.none());
      tenant.putObject(inGold, BodySource.of(utf8("123")), CallOptions.none());
      Headers silver = ContainerSettings.NONE.storagePolicy("silver").headers();
      tenant.putContainer(theirs, CallOptions.of(silver));

      set(reseller, AccountSettings.NONE.quotaBytes("silver", 3));
      putTheirs(tenant);

      set(reseller, AccountSettings.NONE.withoutQuota("silver").quotaBytes(8));
      assertThat(statusOf(() -> putTheirs(tenant))).isEqualTo(413);
      tenant.deleteObject(inGold, CallOptions.none());
      tenant.deleteContainer(inGold.container(), CallOptions.none());
    }
  }

  private Connection tenant() {
    return new Connection(backend().transport(), backend().other(), SETTINGS);
  }

  /** Returns a connection of the reseller's admin to the account of the other user. */
  private Connection reseller() {
    Session theirSession = backend().other().login(new Cancellation());
    return new Connection(
        backend().transport(),
        cancellation -> {
          Session own = backend().reseller().login(cancellation);
          return new Session(
              theirSession.storageUrl(), own.token(), own.expires().orElse(null), null);
        },
        SETTINGS);
  }

  private void putTheirs(Connection tenant) {
    tenant.putObject(theirs.object("o"), BodySource.of(utf8("123")), CallOptions.none());
  }

  private static void set(Connection connection, AccountSettings settings) {
    connection.postAccount(CallOptions.of(settings.headers()));
  }

  private static String quota(Connection connection, String name) {
    return connection.headAccount(CallOptions.none()).headers().first(name).orElse("");
  }

  private static int statusOf(Runnable call) {
    return catchThrowableOfType(StatusException.class, call::run).status();
  }
}
