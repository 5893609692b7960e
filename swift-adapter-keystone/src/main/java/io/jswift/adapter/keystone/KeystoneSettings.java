package io.jswift.adapter.keystone;

import io.jswift.adapter.keystone.LoginMethod.ApplicationCredentialId;
import io.jswift.adapter.keystone.LoginMethod.ApplicationCredentialName;
import io.jswift.domain.InvalidRequestException;
import io.jswift.ports.transport.Target;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who logs in at Keystone by version 3, and for what.
 *
 * @param authUrl such as {@code http://127.0.0.1:5000/v3}; {@code /v3} is appended where the URL
 *     names no version
 * @param methods the proofs, one or more, each kind once
 * @param scope what the token is good for
 * @param endpoint which endpoint of the catalogue is the storage
 * @param storageUrl used in place of the catalogue's, or null
 * @param idleLimit how long nothing may move before the login fails; zero for no limit
 */
public record KeystoneSettings(
    Target authUrl,
    List<LoginMethod> methods,
    Scope scope,
    EndpointChoice endpoint,
    @Nullable Target storageUrl,
    Duration idleLimit) {
  /**
   * Checks that the methods go together.
   *
   * @throws InvalidRequestException if there is none, or one twice, or if an application credential
   *     is to have another scope than its own
   */
  public KeystoneSettings {
    methods = List.copyOf(methods);
    if (methods.isEmpty()) {
      throw new InvalidRequestException("A login at Keystone needs a method, and none was given.");
    }
    if (methods.stream().map(TokenRequest::name).distinct().count() < methods.size()) {
      throw new InvalidRequestException("A login at Keystone can use each method only once.");
    }
    if (!(scope instanceof Scope.Own) && methods.stream().anyMatch(KeystoneSettings::scoped)) {
      throw new InvalidRequestException(
          "An application credential has a scope of its own and can be given no other.");
    }
  }

  /** Returns settings with the public endpoint, the catalogue's URL and a minute's patience. */
  public static KeystoneSettings of(Target authUrl, LoginMethod method, Scope scope) {
    return new KeystoneSettings(
        authUrl, List.of(method), scope, EndpointChoice.DEFAULT, null, Duration.ofMinutes(1));
  }

  /** Returns these settings with those methods. */
  public KeystoneSettings withMethods(List<LoginMethod> those) {
    return new KeystoneSettings(authUrl, those, scope, endpoint, storageUrl, idleLimit);
  }

  /** Returns these settings with that scope. */
  public KeystoneSettings withScope(Scope that) {
    return new KeystoneSettings(authUrl, methods, that, endpoint, storageUrl, idleLimit);
  }

  /** Returns these settings with that endpoint. */
  public KeystoneSettings withEndpoint(EndpointChoice that) {
    return new KeystoneSettings(authUrl, methods, scope, that, storageUrl, idleLimit);
  }

  /** Returns these settings with that storage URL in place of the catalogue's. */
  public KeystoneSettings withStorageUrl(@Nullable Target that) {
    return new KeystoneSettings(authUrl, methods, scope, endpoint, that, idleLimit);
  }

  /** Returns these settings with that limit; zero for none. */
  public KeystoneSettings withIdleLimit(Duration that) {
    return new KeystoneSettings(authUrl, methods, scope, endpoint, storageUrl, that);
  }

  private static boolean scoped(LoginMethod method) {
    return method instanceof ApplicationCredentialId || method instanceof ApplicationCredentialName;
  }
}
