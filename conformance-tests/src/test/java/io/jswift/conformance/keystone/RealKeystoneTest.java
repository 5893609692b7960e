package io.jswift.conformance.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jswift.adapter.keystone.Domain;
import io.jswift.adapter.keystone.EndpointChoice;
import io.jswift.adapter.keystone.KeystoneAuth;
import io.jswift.adapter.keystone.KeystoneSettings;
import io.jswift.adapter.keystone.LoginMethod;
import io.jswift.adapter.keystone.Reference;
import io.jswift.adapter.keystone.Scope;
import io.jswift.adapter.keystone.ServiceTokenAuth;
import io.jswift.adapter.okhttp.OkHttpTransport;
import io.jswift.cli.Main;
import io.jswift.domain.AuthException;
import io.jswift.domain.Secret;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.time.Time;
import io.jswift.ports.transport.Target;
import io.jswift.ports.transport.Transport;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every way of logging in by version 3 at a real Keystone, each proven by what it opens at the
 * Swift behind it; skipped, with the reason, where there is none.
 */
class RealKeystoneTest {
  private static final String NAME = "JSWIFT_REAL_KEYSTONE_";
  private static final Domain DEFAULT = new Domain.Name("Default");
  private static final Reference TESTER = new Reference.Name("tester", DEFAULT);
  private static final Reference TEST = new Reference.Name("test", DEFAULT);
  private static final Secret PASSWORD = new Secret("testing");

  private static Transport transport;
  private static String url;
  private static String swift;
  private static KeystoneApi api;
  private static String userId;
  private static String projectId;

  @BeforeAll
  static void open() {
    url = System.getenv(NAME + "AUTH_URL");
    swift = System.getenv(NAME + "SWIFT_URL");
    assumeTrue(
        url != null && swift != null,
        "No real Keystone: JSWIFT_REAL_KEYSTONE_AUTH_URL is not set (see conformance-tests/real-swift).");
    transport = new OkHttpTransport();
    api = new KeystoneApi(url, login(byPassword()).token().reveal());
    String self = api.self();
    userId = KeystoneApi.id(self, "user");
    projectId = KeystoneApi.id(self, "project");
  }

  @AfterAll
  static void close() {
    if (transport != null) {
      transport.close();
    }
  }

  @Test
  void userAndProjectByNameAndDomain() {
    Session session = opens(byPassword());
    assertThat(session.storageUrl()).hasToString(swift + "/v1/AUTH_" + projectId);
    assertThat(session.expires()).hasValueSatisfying(end -> assertThat(end).isAfter(Instant.now()));
  }

  @Test
  void userAndProjectByNameAndDomainsId() {
    opens(
        settings(
            new LoginMethod.Password(new Reference.Name("tester", Domain.DEFAULT), PASSWORD),
            new Scope.Project(new Reference.Name("test", Domain.DEFAULT))));
  }

  @Test
  void userAndProjectById() {
    opens(
        settings(
            new LoginMethod.Password(new Reference.Id(userId), PASSWORD),
            new Scope.Project(new Reference.Id(projectId))));
  }

  @Test
  void otherDomains() {
    Domain other = new Domain.Name("other");
    Session session =
        opens(
            settings(
                new LoginMethod.Password(
                    new Reference.Name("tester4", other), new Secret("testing4")),
                new Scope.Project(new Reference.Name("test4", other))));
    assertThat(session.storageUrl().path()).isNotEqualTo("/v1/AUTH_" + projectId);
  }

  @Test
  void aTokenWithoutScopeIsExchangedForOneWith() {
    KeystoneSettings unscoped =
        byPassword().withScope(Scope.NONE).withStorageUrl(Target.parse(swift + "/v1/AUTH_none"));
    Session first = login(unscoped);
    Session second = opens(settings(new LoginMethod.Token(first.token()), new Scope.Project(TEST)));
    assertThat(second.storageUrl()).hasToString(swift + "/v1/AUTH_" + projectId);
    assertThat(second.token()).isNotEqualTo(first.token());
    assertThat(failure(unscoped.withStorageUrl(null)))
        .hasMessageEndingWith("The token has no catalogue; is it scoped to a project?");
  }

  @Test
  void applicationCredentialsByIdAndByName() {
    String path = "/users/" + userId + "/application_credentials";
    String name = "jswift-" + System.nanoTime();
    String made =
        api.post(
            path, "{'application_credential': {'name': '" + name + "', 'secret': 'app-s3cret'}}");
    String id = KeystoneApi.id(made, "application_credential");
    try {
      Secret secret = new Secret("app-s3cret");
      opens(settings(new LoginMethod.ApplicationCredentialId(id, secret), Scope.OWN));
      opens(settings(new LoginMethod.ApplicationCredentialName(name, TESTER, secret), Scope.OWN));
      AuthException refused =
          failure(
              settings(
                  new LoginMethod.ApplicationCredentialId(id, new Secret("wrong")), Scope.OWN));
      assertThat(refused.text())
          .isEqualTo("Unauthorized. Check application credential id and secret.");
      Map<String, String> variables =
          Map.of(
              "OS_AUTH_TYPE",
              "v3applicationcredential",
              "OS_AUTH_URL",
              url,
              "OS_APPLICATION_CREDENTIAL_ID",
              id,
              "OS_APPLICATION_CREDENTIAL_SECRET",
              "app-s3cret");
      assertThat(command(variables, "stat")).contains("Account: AUTH_" + projectId);
    } finally {
      api.delete(path + "/" + id);
    }
  }

  @Test
  void trustsOpenTheProjectOfWhoGaveThem() {
    Reference trustee = new Reference.Name("tester2", DEFAULT);
    LoginMethod password = new LoginMethod.Password(trustee, new Secret("testing2"));
    Session own =
        login(settings(password, new Scope.Project(new Reference.Name("test2", DEFAULT))));
    String trusteeId = KeystoneApi.id(new KeystoneApi(url, own.token().reveal()).self(), "user");
    String made =
        api.post(
            "/OS-TRUST/trusts",
            ("{'trust': {'trustor_user_id': '%s', 'trustee_user_id': '%s', 'project_id': '%s',"
                    + " 'impersonation': true, 'roles': [{'name': 'member'}]}}")
                .formatted(userId, trusteeId, projectId));
    String trust = KeystoneApi.id(made, "trust");
    try {
      Session session = opens(settings(password, new Scope.Trust(trust)));
      assertThat(session.storageUrl()).hasToString(swift + "/v1/AUTH_" + projectId);
    } finally {
      api.delete("/OS-TRUST/trusts/" + trust);
    }
  }

  @Test
  void passcodesAreASecondMethod() {
    byte[] key = "jswift-totp-key-0001".getBytes(StandardCharsets.US_ASCII);
    KeystoneApi admin = admin();
    String made =
        admin.post(
            "/credentials",
            ("{'credential': {'type': 'totp', 'user_id': '%s', 'project_id': '%s',"
                    + " 'blob': 'NJZXO2LGOQWXI33UOAWWWZLZFUYDAMBR'}}")
                .formatted(userId, projectId));
    try {
      String now = Totp.passcode(key, Instant.now());
      opens(withPasscode(now));
      String wrong = now.equals("000000") ? "000001" : "000000";
      assertThat(failure(withPasscode(wrong)).status()).isEqualTo(401);
    } finally {
      admin.delete("/credentials/" + KeystoneApi.id(made, "credential"));
    }
  }

  @Test
  void servicesVouchWithATokenOfTheirOwn() {
    Auth service =
        auth(
            settings(
                new LoginMethod.Password(
                    new Reference.Name("tester2", DEFAULT), new Secret("testing2")),
                new Scope.Project(new Reference.Name("test2", DEFAULT))));
    Auth both = new ServiceTokenAuth(auth(byPassword()), service);
    try (Connection connection = new Connection(transport, both)) {
      connection.headAccount(CallOptions.none());
      assertThat(connection.session(new Cancellation()).serviceToken()).isPresent();
    }
  }

  @Test
  void wrongPasswordsNameTheRequest() {
    AuthException refused =
        failure(
            settings(
                new LoginMethod.Password(TESTER, new Secret("wr0ng")), new Scope.Project(TEST)));
    assertThat(refused.text())
        .isEqualTo(
            "Unauthorized. Check username/id, password, tenant name/id and user/tenant domain name/id.");
    assertThat(refused.transactionId()).hasValueSatisfying(id -> assertThat(id).startsWith("req-"));
    assertThat(refused.rejected()).isTrue();
  }

  @Test
  void regionsAndInterfacesAreChosen() {
    opens(byPassword().withEndpoint(new EndpointChoice("object-store", "internal", "RegionOne")));
    assertThat(
            failure(
                byPassword().withEndpoint(new EndpointChoice("object-store", "public", "Nowhere"))))
        .hasMessageStartingWith(
            "Endpoint for object-store not found - have you specified a region? Asked for: public in"
                + " Nowhere. The catalogue has: identity (")
        .hasMessageContaining("object-store (")
        .hasMessageContaining("public in RegionOne");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/v3", "/v3/"})
  void theVersionMayBeMissing(String end) {
    Target unversioned = Target.parse(url.replaceFirst("/v3/?$", "") + end);
    opens(
        KeystoneSettings.of(
            unversioned, new LoginMethod.Password(TESTER, PASSWORD), new Scope.Project(TEST)));
  }

  @Test
  void theCommandReadsOpenStacksVariables() {
    Map<String, String> variables = new HashMap<>();
    System.getenv()
        .forEach(
            (name, value) -> {
              if (name.startsWith(NAME)) {
                variables.put(name.replace(NAME, "OS_"), value);
              }
            });
    assertThat(command(variables, "stat")).contains("Account: AUTH_" + projectId);
    variables.remove("OS_PASSWORD");
    assertThat(command(variables, "stat"))
        .isEqualTo(
            "Auth version 3 requires OS_PASSWORD to be set or overridden with --os-password\n");
  }

  private static String command(Map<String, String> variables, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Main.run(List.of(words), variables, InputStream.nullInputStream(), out, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static KeystoneSettings withPasscode(String passcode) {
    return byPassword()
        .withMethods(
            List.of(
                new LoginMethod.Password(TESTER, PASSWORD),
                new LoginMethod.Passcode(TESTER, new Secret(passcode))));
  }

  private static KeystoneApi admin() {
    Session session =
        login(
            settings(
                new LoginMethod.Password(new Reference.Name("admin", DEFAULT), new Secret("admin")),
                new Scope.Project(new Reference.Name("admin", DEFAULT))));
    return new KeystoneApi(url, session.token().reveal());
  }

  private static KeystoneSettings byPassword() {
    return settings(new LoginMethod.Password(TESTER, PASSWORD), new Scope.Project(TEST));
  }

  private static KeystoneSettings settings(LoginMethod method, Scope scope) {
    return KeystoneSettings.of(Target.parse(url), method, scope);
  }

  private static Auth auth(KeystoneSettings settings) {
    return new KeystoneAuth(transport, settings, Time.system());
  }

  private static Session login(KeystoneSettings settings) {
    return auth(settings).login(new Cancellation());
  }

  /** Logs in and asks the Swift for the account. */
  private static Session opens(KeystoneSettings settings) {
    try (Connection connection = new Connection(transport, auth(settings))) {
      connection.headAccount(CallOptions.none());
      return connection.session(new Cancellation());
    }
  }

  private static AuthException failure(KeystoneSettings settings) {
    AuthException failed = catchThrowableOfType(AuthException.class, () -> login(settings));
    assertThat(failed).isNotNull();
    return failed;
  }
}
