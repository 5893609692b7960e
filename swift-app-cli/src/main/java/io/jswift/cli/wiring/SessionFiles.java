package io.jswift.cli.wiring;

import io.jswift.cli.options.AuthChoice;
import io.jswift.cli.options.AuthChoice.Named;
import io.jswift.cli.options.GlobalOptions;
import io.jswift.cli.options.OpenStackOption;
import io.jswift.cli.sessions.SessionFile;
import io.jswift.domain.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a login's session is kept, if it is: {@code JSWIFT_SESSION_CACHE} is {@code on}, or a
 * directory.
 */
final class SessionFiles {
  private static final String SWITCH = "JSWIFT_SESSION_CACHE";

  private final List<String> login = new ArrayList<>();
  private final List<Secret> secrets = new ArrayList<>();

  private SessionFiles() {}

  static Optional<SessionFile> of(GlobalOptions options, AuthChoice choice) {
    Optional<Path> directory = directory(options.environment());
    SessionFiles key = new SessionFiles();
    return directory.isPresent() && key.add(choice)
        ? Optional.of(new SessionFile(directory.get(), key.all(options), key.secrets))
        : Optional.empty();
  }

  private static Optional<Path> directory(Map<String, String> environment) {
    String told = environment.getOrDefault(SWITCH, "");
    String home = environment.getOrDefault("HOME", "");
    String caches =
        environment.getOrDefault("XDG_CACHE_HOME", home.isEmpty() ? "" : home + "/.cache");
    if (told.startsWith("/")) {
      return Optional.of(Path.of(told));
    }
    return told.equals("on") && !caches.isEmpty()
        ? Optional.of(Path.of(caches, "jswift"))
        : Optional.empty();
  }

  private List<String> all(GlobalOptions options) {
    for (OpenStackOption each :
        List.of(
            OpenStackOption.SERVICE_TYPE,
            OpenStackOption.ENDPOINT_TYPE,
            OpenStackOption.REGION_NAME,
            OpenStackOption.STORAGE_URL,
            OpenStackOption.CERT,
            OpenStackOption.KEY)) {
      login.add(options.openStack(each));
    }
    login.add(options.caCertificates());
    login.add(options.insecure() ? "insecure" : "");
    return login;
  }

  /** Returns false for a login that is none. */
  private boolean add(AuthChoice choice) {
    if (choice instanceof AuthChoice.Version1 one) {
      login.addAll(List.of("1", one.url(), one.user()));
      secrets.add(one.key());
    } else if (choice instanceof AuthChoice.Version2 two) {
      login.addAll(List.of("2", two.url(), two.user()));
      add(two.tenant());
      secrets.addAll(List.of(two.password(), two.token()));
    } else if (choice instanceof AuthChoice.Version3 three) {
      login.addAll(List.of("3", three.url(), three.trustId()));
      add(three.user());
      add(three.project());
      secrets.addAll(List.of(three.password(), three.token()));
      login.add(three.passcode().reveal().isEmpty() ? "" : "passcode"); // another one each time
    } else if (choice instanceof AuthChoice.ApplicationCredential application) {
      login.addAll(List.of("a", application.url(), application.id(), application.name()));
      add(application.user());
      secrets.add(application.secret());
    } else {
      return false;
    }
    return true;
  }

  private void add(Named named) {
    login.addAll(List.of(named.id(), named.name(), named.domainId(), named.domainName()));
  }
}
