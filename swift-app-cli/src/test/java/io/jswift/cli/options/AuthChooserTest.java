package io.jswift.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.cli.options.AuthChoice.ApplicationCredential;
import io.jswift.cli.options.AuthChoice.Named;
import io.jswift.cli.options.AuthChoice.Preset;
import io.jswift.cli.options.AuthChoice.Version1;
import io.jswift.cli.options.AuthChoice.Version2;
import io.jswift.cli.options.AuthChoice.Version3;
import io.jswift.domain.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which login follows from which options and variables; each is written as NAME=value or --x=y. */
class AuthChooserTest {
  private static final String ONE = "ST_AUTH=http://a/v1 ST_USER=t:u ST_KEY=k1 ";
  private static final String OS = "OS_AUTH_URL=http://k OS_USERNAME=u OS_PASSWORD=p ";
  private static final Secret NONE = AuthChoice.NOTHING;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ONE + "| Version1",
        ONE + "-V=1 | Version1",
        ONE + "-V=1.0 OS_USER_DOMAIN_ID=d | Version1",
        "-A=http://a -U=u -K=k | Version1",
        ONE + OS + "OS_TENANT_NAME=t | Version1",
        ONE + "-V=2 | Version2",
        ONE + "--os-auth-type=v2password | Version2",
        ONE + "-V=3 OS_PROJECT_ID=p | Version3",
        ONE + "ST_AUTH_VERSION=3.0 OS_PROJECT_ID=p | Version3",
        ONE + "OS_AUTH_VERSION=3 OS_PROJECT_ID=p | Version3",
        ONE + "OS_IDENTITY_API_VERSION=3 OS_PROJECT_ID=p | Version3",
        ONE + "ST_AUTH_VERSION=1 OS_AUTH_VERSION=3 | Version1",
        ONE + "OS_AUTH_VERSION=2 OS_IDENTITY_API_VERSION=3 | Version2",
        ONE + "--os-identity-api-version=2 ST_AUTH_VERSION=3 | Version2",
        OS + "OS_TENANT_NAME=t | Version2",
        OS + "OS_PROJECT_NAME=t | Version2",
        OS + "-V=1 OS_TENANT_ID=t | Version2",
        OS + "-V=2.0 OS_TENANT_ID=t OS_USER_DOMAIN_ID=d | Version2",
        OS + "OS_PROJECT_NAME=t OS_USER_DOMAIN_NAME=d | Version3",
        OS + "OS_PROJECT_NAME=t OS_USER_DOMAIN_ID=d | Version3",
        OS + "OS_PROJECT_NAME=t OS_PROJECT_DOMAIN_ID=d | Version3",
        OS + "OS_TENANT_NAME=t --os_project_domain_name=d | Version3",
        OS + "-V=3 OS_TENANT_NAME=t | Version3",
        OS + "-V=1 --os-auth-type=v3password OS_TENANT_NAME=t | Version3",
        OS + "-V=3 OS_AUTH_TYPE=v1password | Version1",
        OS + "--os-auth-type=password OS_TENANT_NAME=t | Version2",
        "-V=3 OS_AUTH_URL=http://k OS_USER_ID=u OS_PASSWORD=p OS_PROJECT_ID=t | Version3",
        "-V=3 OS_AUTH_URL=http://k OS_USER_ID=u OS_PASSWORD=p OS_TRUST_ID=t | Version3",
        "OS_AUTH_TYPE=v3token OS_AUTH_URL=http://k OS_AUTH_TOKEN=t OS_PROJECT_ID=t | Version3",
        "OS_STORAGE_URL=http://s OS_AUTH_TOKEN=t | Preset",
        "OS_STORAGE_URL=http://s OS_AUTH_TOKEN=t OS_AUTH_TYPE=odd -V=9 | Preset"
      })
  void theVersionFollows(String line, String expected) {
    assertThat(choose(line).getClass().getSimpleName()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        OS
            + "--os-auth-type=v3kerberos | Only \"v3applicationcredential\" is supported for"
            + " --os-auth-type",
        "OS_AUTH_TYPE=v3applicationcredential OS_AUTH_URL=http://k OS_APPLICATION_CREDENTIAL_ID=i |"
            + " Auth version 3 (application credential) requires OS_APPLICATION_CREDENTIAL_ID and"
            + " OS_APPLICATION_CREDENTIAL_SECRET to be set or overridden with"
            + " --os-application-credential-id and --os-application-credential-secret respectively.",
        "OS_AUTH_TYPE=v3applicationcredential OS_APPLICATION_CREDENTIAL_ID=i"
            + " OS_APPLICATION_CREDENTIAL_SECRET=s | Auth version 3 requires OS_AUTH_URL to be set or"
            + " overridden with --os-auth-url",
        "-V=3 OS_USERNAME=u | Auth version 3 requires OS_AUTH_URL to be set or overridden with"
            + " --os-auth-url",
        "OS_PROJECT_DOMAIN_ID=d | Auth version 3 requires OS_AUTH_URL to be set or overridden with"
            + " --os-auth-url",
        "-V=3 OS_AUTH_URL=http://k OS_PASSWORD=p | Auth version 3 requires either OS_USERNAME or"
            + " OS_USER_ID to be set or overridden with --os-username or --os-user-id respectively.",
        "-V=3 OS_AUTH_URL=http://k OS_USER_ID=u | Auth version 3 requires OS_PASSWORD to be set or"
            + " overridden with --os-password",
        "-V=3 " + OS + "| No project name or project id specified.",
        "-V=2 " + OS + "| No tenant specified",
        OS + "| No tenant specified",
        ONE + "-V=9 | Unknown auth_version 9 specified and no session found.",
        ONE + "ST_AUTH_VERSION= | Unknown auth_version  specified and no session found.",
        "-V=2 OS_AUTH_URL=http://k OS_USERNAME=a:b:c OS_PASSWORD=p |"
            + " The user name 'a:b:c' has more than one colon.",
        "OS_AUTH_TYPE=v3token OS_AUTH_URL=http://k | Auth version 3 (token) requires OS_AUTH_TOKEN"
            + " to be set or overridden with --os-auth-token",
        "OS_AUTH_TYPE=v3totp "
            + OS
            + "| Auth version 3 (one-time passcode) requires OS_PASSCODE to be set or overridden"
            + " with --os-passcode"
      })
  void whatIsMissingIsSaid(String line, String message) {
    assertThatThrownBy(() -> choose(line)).isInstanceOf(Stop.class).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"''", "ST_AUTH=http://a", "-V=1 OS_USERNAME=u", "-V=2", "OS_AUTH_TYPE=v1password"})
  void withoutVersionThreeTheLongTextIsShown(String line) {
    assertThatThrownBy(() -> choose(line))
        .isInstanceOf(Stop.class)
        .hasMessage(
            """
            Auth version 1.0 requires ST_AUTH, ST_USER, and ST_KEY environment variables
            to be set or overridden with -A, -U, or -K.

            Auth version 2.0 requires OS_AUTH_URL, OS_USERNAME, OS_PASSWORD, and
            OS_TENANT_NAME OS_TENANT_ID to be set or overridden with --os-auth-url,
            --os-username, --os-password, --os-tenant-name or os-tenant-id. Note:
            adding "-V 2" is necessary for this.""");
  }

  @Test
  void whatVersionOneIsToldBeatsOptionsOfOpenStacks() {
    assertThat(choose(ONE + "-V=2 --os-auth-url=http://k --os-username=u --os-password=p"))
        .isEqualTo(
            new Version2("http://a/v1", "u", new Secret("k1"), NONE, new Named("", "t", "", "")));
    assertThat(choose("-A=http://x " + ONE))
        .isEqualTo(new Version1("http://x", "t:u", new Secret("k1")));
  }

  @Test
  void optionsBeatVariables() {
    assertThat(choose("-V=3 " + OS + "OS_PROJECT_ID=p1 --os-project-id=p2 --os-username=v"))
        .isEqualTo(
            new Version3(
                "http://k",
                new Named("", "v", "", ""),
                new Secret("p"),
                NONE,
                NONE,
                new Named("p2", "", "", ""),
                ""));
  }

  @Test
  void everyValueOfVersionThreeIsKept() {
    String line =
        "-V=3 OS_USER_ID=ui OS_USER_DOMAIN_ID=udi OS_USER_DOMAIN_NAME=udn OS_PROJECT_NAME=pn"
            + " OS_TENANT_ID=ti OS_TENANT_NAME=tn OS_PROJECT_DOMAIN_ID=pdi"
            + " OS_PROJECT_DOMAIN_NAME=pdn OS_AUTH_TOKEN=tok OS_PASSCODE=123 OS_TRUST_ID=tr ";
    assertThat(choose(line + OS))
        .isEqualTo(
            new Version3(
                "http://k",
                new Named("ui", "u", "udi", "udn"),
                new Secret("p"),
                new Secret("123"),
                new Secret("tok"),
                new Named("ti", "pn", "pdi", "pdn"),
                "tr"));
  }

  @Test
  void theTenantMayStandInTheUserName() {
    assertThat(choose("-V=2 OS_TENANT_NAME=x OS_AUTH_URL=http://k OS_USERNAME=t:u OS_PASSWORD=p"))
        .isEqualTo(
            new Version2("http://k", "u", new Secret("p"), NONE, new Named("", "t", "", "")));
    assertThat(((Version3) choose("-V=3 " + ONE)).project()).isEqualTo(new Named("", "t", "", ""));
  }

  @Test
  void applicationCredentialsNeedNothingElse() {
    String line = "OS_AUTH_TYPE=v3applicationcredential OS_AUTH_URL=http://k ";
    String secret = "OS_APPLICATION_CREDENTIAL_SECRET=s ";
    assertThat(choose(line + secret + "OS_APPLICATION_CREDENTIAL_ID=i -V=1"))
        .isEqualTo(
            new ApplicationCredential(
                "http://k", "i", "", new Named("", "", "", ""), new Secret("s")));
    assertThat(choose(line + secret + "OS_APPLICATION_CREDENTIAL_NAME=n OS_USERNAME=u"))
        .isEqualTo(
            new ApplicationCredential(
                "http://k", "", "n", new Named("", "u", "", ""), new Secret("s")));
  }

  @Test
  void aDeadTokenIsRenewedWhereCredentialsAreKnown() {
    String line = "OS_STORAGE_URL=http://s OS_AUTH_TOKEN=t ";
    Secret token = new Secret("t");
    assertThat(choose(line)).isEqualTo(new Preset("http://s", token, null));
    assertThat(choose(line + ONE))
        .isEqualTo(
            new Preset("http://s", token, new Version1("http://a/v1", "t:u", new Secret("k1"))));
    assertThat(choose(line + OS)).isEqualTo(new Preset("http://s", token, null));
    assertThat(((Preset) choose(line + OS + "-V=3 OS_PROJECT_ID=p")).renewal())
        .isEqualTo(
            new Version3(
                "http://k",
                new Named("", "u", "", ""),
                new Secret("p"),
                NONE,
                NONE,
                new Named("p", "", "", ""),
                ""));
  }

  @Test
  void nothingShowsASecret() {
    assertThat(choose(ONE).toString() + choose("-V=3 OS_PROJECT_ID=i OS_AUTH_TOKEN=tok " + OS))
        .doesNotContain("k1", "=p,", "tok,");
  }

  private static AuthChoice choose(String line) {
    Map<String, String> variables = new HashMap<>();
    List<String> arguments = new ArrayList<>();
    for (String word : line.isBlank() ? new String[0] : line.trim().split(" +")) {
      if (word.startsWith("-")) {
        arguments.add(word);
      } else {
        int equals = word.indexOf('=');
        variables.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    GlobalOptions options = new GlobalOptions();
    options.environment(variables);
    arguments.replaceAll(each -> each.replaceFirst("^(-[AUKV])=", "$1"));
    assertThat(CommandLineReader.read(arguments, options)).isEmpty();
    return AuthChooser.choose(options);
  }
}
