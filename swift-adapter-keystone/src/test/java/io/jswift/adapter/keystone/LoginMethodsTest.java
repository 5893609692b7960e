package io.jswift.adapter.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.squareup.moshi.JsonReader;
import io.jswift.adapter.keystone.LoginMethod.ApplicationCredentialId;
import io.jswift.adapter.keystone.LoginMethod.ApplicationCredentialName;
import io.jswift.adapter.keystone.LoginMethod.Passcode;
import io.jswift.adapter.keystone.LoginMethod.Password;
import io.jswift.adapter.keystone.LoginMethod.Token;
import io.jswift.domain.AuthException;
import io.jswift.domain.Headers;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.Secret;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.Target;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each way of logging in sends, member for member. */
class LoginMethodsTest {
  private static final Target URL = Target.parse("http://k:5000/v3");
  private static final Secret SECRET = new Secret("s3cret");
  private static final Reference NAMED = new Reference.Name("tester", Domain.DEFAULT);
  private static final Reference BY_ID = new Reference.Id("u1");
  private static final Scope PROJECT_ID = new Scope.Project(new Reference.Id("p1"));
  private static final Scope PROJECT_NAME =
      new Scope.Project(new Reference.Name("test", new Domain.Name("Other")));

  static Stream<Arguments> logins() {
    return Stream.concat(ofUsers(), ofOthers());
  }

  private static Stream<Arguments> ofUsers() {
    return Stream.of(
        login(
            List.of(new Password(NAMED, SECRET)),
            PROJECT_NAME,
            """
            {'auth': {'identity': {'methods': ['password'], 'password': {'user':
               {'name': 'tester', 'domain': {'id': 'default'}, 'password': 's3cret'}}},
             'scope': {'project': {'name': 'test', 'domain': {'name': 'Other'}}}}}"""),
        login(
            List.of(new Password(BY_ID, SECRET)),
            PROJECT_ID,
            """
            {'auth': {'identity': {'methods': ['password'],
               'password': {'user': {'id': 'u1', 'password': 's3cret'}}},
             'scope': {'project': {'id': 'p1'}}}}"""));
  }

  private static Stream<Arguments> ofOthers() {
    return Stream.of(
        login(
            List.of(new Token(SECRET)),
            PROJECT_ID,
            """
            {'auth': {'identity': {'methods': ['token'], 'token': {'id': 's3cret'}},
             'scope': {'project': {'id': 'p1'}}}}"""),
        login(
            List.of(new Token(new Secret("tok")), new Password(BY_ID, SECRET)),
            PROJECT_ID,
            """
            {'auth': {'identity': {'methods': ['token', 'password'], 'token': {'id': 'tok'},
               'password': {'user': {'id': 'u1', 'password': 's3cret'}}},
             'scope': {'project': {'id': 'p1'}}}}"""),
        login(
            List.of(new Password(BY_ID, SECRET), new Passcode(NAMED, new Secret("123456"))),
            PROJECT_ID,
            """
            {'auth': {'identity': {'methods': ['password', 'totp'],
               'password': {'user': {'id': 'u1', 'password': 's3cret'}}, 'totp': {'user':
               {'name': 'tester', 'domain': {'id': 'default'}, 'passcode': '123456'}}},
             'scope': {'project': {'id': 'p1'}}}}"""),
        login(
            List.of(new Password(BY_ID, SECRET)),
            new Scope.Trust("t1"),
            """
            {'auth': {'identity': {'methods': ['password'],
               'password': {'user': {'id': 'u1', 'password': 's3cret'}}},
             'scope': {'OS-TRUST:trust': {'id': 't1'}}}}"""),
        login(
            List.of(new Password(BY_ID, SECRET)),
            Scope.NONE,
            """
            {'auth': {'identity': {'methods': ['password'],
               'password': {'user': {'id': 'u1', 'password': 's3cret'}}}, 'scope': 'unscoped'}}"""),
        login(
            List.of(new ApplicationCredentialId("a1", SECRET)),
            Scope.OWN,
            """
            {'auth': {'identity': {'methods': ['application_credential'],
               'application_credential': {'id': 'a1', 'secret': 's3cret'}}}}"""),
        login(
            List.of(new ApplicationCredentialName("app", NAMED, SECRET)),
            Scope.OWN,
            """
            {'auth': {'identity': {'methods': ['application_credential'],
               'application_credential': {'name': 'app', 'secret': 's3cret',
                  'user': {'name': 'tester', 'domain': {'id': 'default'}}}}}}"""));
  }

  private static Arguments login(List<LoginMethod> methods, Scope scope, String json) {
    return Arguments.of(methods, scope, json);
  }

  @ParameterizedTest
  @MethodSource("logins")
  void sends(List<LoginMethod> methods, Scope scope, String json) throws IOException {
    KeystoneSettings settings = settings(methods, scope);
    ScriptedTransport server =
        new ScriptedTransport(201, "Created", Headers.of("X-Subject-Token", "t"), "{\"token\":{}}");
    new KeystoneAuth(server, settings, new FixedTime(Instant.EPOCH)).login(new Cancellation());
    assertThat(server.lastJson()).isEqualTo(parsed(json.replace('\'', '"')));
    assertThat(settings.toString()).doesNotContain("s3cret").doesNotContain("123456");
  }

  @ParameterizedTest
  @MethodSource("logins")
  void secretsNeverShow(List<LoginMethod> methods, Scope scope, String json) {
    String echo = json.replace("'", "\\\"").replace("\n", " ");
    ScriptedTransport server =
        new ScriptedTransport(
            400, "Bad Request", Headers.NONE, "{\"error\":{\"message\":\"" + echo + "\"}}");
    AuthException failed = refusal(server, settings(methods, scope));
    assertThat(failed)
        .hasMessageContaining("(secret)")
        .hasMessageNotContainingAny("s3cret", "123456", "\"tok\"");
  }

  @Test
  void applicationCredentialsAreRefusedInTheirOwnWords() {
    for (LoginMethod method :
        List.of(
            new ApplicationCredentialId("a1", SECRET),
            new ApplicationCredentialName("a", NAMED, SECRET))) {
      AuthException failed =
          refusal(
              new ScriptedTransport(401, "Unauthorized", Headers.NONE, ""),
              settings(List.of(method), Scope.OWN));
      assertThat(failed).hasMessage("Unauthorized. Check application credential id and secret.");
      assertThat(failed.rejected()).isTrue();
    }
  }

  @Test
  void whatDoesNotGoTogetherIsRefusedBeforeAnythingIsSent() {
    LoginMethod application = new ApplicationCredentialId("a1", SECRET);
    assertThatThrownBy(() -> settings(List.of(), PROJECT_ID))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("A login at Keystone needs a method, and none was given.");
    assertThatThrownBy(() -> settings(List.of(application), PROJECT_ID))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("An application credential has a scope of its own and can be given no other.");
    assertThatThrownBy(
            () ->
                settings(
                    List.of(new Password(BY_ID, SECRET), new Password(NAMED, SECRET)), PROJECT_ID))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("A login at Keystone can use each method only once.");
  }

  private static KeystoneSettings settings(List<LoginMethod> methods, Scope scope) {
    return KeystoneSettings.of(URL, new Token(SECRET), Scope.OWN)
        .withMethods(methods)
        .withStorageUrl(Target.parse("http://s/v1/AUTH_x"))
        .withScope(scope);
  }

  private static AuthException refusal(ScriptedTransport server, KeystoneSettings settings) {
    AuthException failed =
        catchThrowableOfType(
            AuthException.class,
            () ->
                new KeystoneAuth(server, settings, new FixedTime(Instant.EPOCH))
                    .login(new Cancellation()));
    assertThat(failed).isNotNull();
    return failed;
  }

  private static Object parsed(String json) throws IOException {
    return JsonReader.of(new Buffer().writeUtf8(json)).readJsonValue();
  }
}
