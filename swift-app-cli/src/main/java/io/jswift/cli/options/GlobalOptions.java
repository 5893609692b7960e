package io.jswift.cli.options;

import io.jswift.domain.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every sub-command takes, and the variables that stand in for them. */
public final class GlobalOptions {
  private static final Set<String> TRUE = Set.of("true", "1", "yes", "on", "t", "y");

  @Option(names = "--version", description = "Show program's version number and exit.")
  boolean version;

  @Option(
      names = {"-h", "--help"},
      description = "Show this help message and exit.")
  boolean help;

  @Option(
      names = {"-A", "--auth"},
      paramLabel = "URL",
      description = "URL for obtaining an auth token (ST_AUTH).")
  @Nullable String auth;

  @Option(
      names = {"-V", "--auth-version", "--os-identity-api-version"},
      paramLabel = "VERSION",
      description = "Version of authentication (ST_AUTH_VERSION); 1.0 unless told.")
  @Nullable String authVersion;

  @Option(
      names = {"-K", "--key"},
      paramLabel = "KEY",
      description = "Key for obtaining an auth token (ST_KEY).")
  @Nullable String key;

  @Option(
      names = {"-T", "--timeout"},
      paramLabel = "TIME",
      description = "How long nothing may move: seconds, or with s, m, h or d; 0 for no limit.")
  @Nullable Duration timeout;

  @Option(
      names = {"-R", "--retries"},
      paramLabel = "N",
      description = "How often to try again after a failure.")
  int retries = 5;

  @Option(
      names = "--insecure",
      description = "Accept any server certificate (SWIFTCLIENT_INSECURE).")
  boolean insecure;

  @Option(names = "--no-ssl-compression", description = "Accepted and ignored.")
  boolean noSslCompression;

  @Option(names = "--force-auth-retry", description = "Log in again before every retry.")
  boolean forceAuthRetry;

  @Option(names = "--prompt", description = "Ask for the key, without showing it.")
  boolean prompt;

  @Option(names = "--debug", description = "Show requests and responses, secrets shortened.")
  boolean debug;

  @Option(names = "--debug-with-secrets", description = "Show requests and responses in full.")
  boolean debugWithSecrets;

  @Option(names = "--info", description = "Show requests that were refused.")
  boolean info;

  @Option(names = "--os-help", description = "Show this help with OpenStack's options, and exit.")
  boolean osHelp;

  private final List<String> users = new ArrayList<>();
  private final OpenStackOptions openStack = new OpenStackOptions();
  private Map<String, String> environment = Map.of();
  private int verbosity = 1;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, or json for one object a line (docs/json-output.md).")
  OutputFormat format = OutputFormat.TEXT;

  @Option(
      names = {"-U", "--user"},
      paramLabel = "USER",
      description = "User name for obtaining an auth token (ST_USER).")
  void addUser(String one) {
    users.add(one);
  }

  @Option(
      names = {"-v", "--verbose"},
      description = "Print more info.")
  void verbose(boolean more) {
    verbosity++;
  }

  @Option(
      names = {"-q", "--quiet"},
      description = "Suppress status output.")
  void quiet(boolean less) {
    verbosity = 0;
  }

  /** Sets the variables that stand in for options that were not given. */
  public void environment(Map<String, String> variables) {
    environment = variables;
  }

  /** Returns how much to print: 1 unless told, 0 for quiet. */
  public int verbosity() {
    return verbosity;
  }

  /** Returns the auth URL, or an empty text. */
  public String auth() {
    return or(auth, "ST_AUTH");
  }

  /** Returns the user, or an empty text. */
  public String user() {
    return or(users.isEmpty() ? null : users.get(users.size() - 1), "ST_USER");
  }

  /** Returns all that were given as users, in order; {@code serve} takes several. */
  public List<String> users() {
    return List.copyOf(users);
  }

  /** Returns the key, or an empty text. */
  public String key() {
    return or(key, "ST_KEY");
  }

  /** Sets the key that was typed at the prompt. */
  public void key(String typed) {
    key = typed;
    openStack.set(OpenStackOption.PASSWORD, typed);
  }

  /** Returns whether the key is to be asked for. */
  public boolean prompt() {
    return prompt;
  }

  /** Returns the version of authentication. */
  public String authVersion() {
    if (authVersion != null) {
      return authVersion;
    }
    for (String name : List.of("ST_AUTH_VERSION", "OS_AUTH_VERSION", "OS_IDENTITY_API_VERSION")) {
      if (environment.containsKey(name)) {
        return environment.getOrDefault(name, "");
      }
    }
    return "1.0";
  }

  /** Returns the storage URL that is used whatever the login tells, or an empty text. */
  public String storageUrl() {
    return openStack(OpenStackOption.STORAGE_URL);
  }

  /** Returns the value of an option of OpenStack's, or an empty text. */
  public String openStack(OpenStackOption option) {
    return or(openStack.given(option), option.variable());
  }

  /** Returns the value of an option of OpenStack's that must not be shown; perhaps empty. */
  public Secret openStackSecret(OpenStackOption option) {
    return new Secret(openStack(option));
  }

  OpenStackOptions openStackOptions() {
    return openStack;
  }

  /**
   * Returns the file of trusted authorities, or an empty text. Where no option says it, the
   * variables count that python-swiftclient's HTTP library reads.
   */
  public String caCertificates() {
    String told = openStack(OpenStackOption.CACERT);
    if (!told.isEmpty() || insecure()) {
      return told;
    }
    return Stream.of("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
        .map(this::variable)
        .filter(each -> !each.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Returns the file of the client certificate, or an empty text. */
  public String clientCertificate() {
    return openStack(OpenStackOption.CERT);
  }

  /** Returns the file of the client key, or an empty text. */
  public String clientKey() {
    return openStack(OpenStackOption.KEY);
  }

  /** Returns whether any server certificate is accepted. */
  public boolean insecure() {
    String word = environment.getOrDefault("SWIFTCLIENT_INSECURE", "").toLowerCase(Locale.ROOT);
    return insecure || TRUE.contains(word);
  }

  /** Returns how long nothing may move, if it was told. */
  public @Nullable Duration timeout() {
    return timeout;
  }

  /** Returns how often to try again. */
  public int retries() {
    return retries;
  }

  /** Returns whether to log in again before every retry. */
  public boolean forceAuthRetry() {
    return forceAuthRetry;
  }

  /** Returns whether every exchange is shown. */
  public boolean debug() {
    return debug || debugWithSecrets;
  }

  /** Returns whether secrets are shown. */
  public boolean debugWithSecrets() {
    return debugWithSecrets;
  }

  /** Returns whether refused exchanges are shown. */
  public boolean info() {
    return info;
  }

  /** Returns whether lines of JSON are wanted in place of text. */
  public boolean json() {
    return format == OutputFormat.JSON;
  }

  /** Returns whether the version is asked for. */
  public boolean version() {
    return version;
  }

  /** Returns whether help is asked for. */
  public boolean help() {
    return help;
  }

  /** Returns whether help with OpenStack's options is asked for. */
  public boolean osHelp() {
    return osHelp;
  }

  /** Returns the variables of the environment. */
  public Map<String, String> environment() {
    return environment;
  }

  private String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  private String or(@Nullable String given, String variable) {
    return given != null ? given : environment.getOrDefault(variable, "");
  }
}
