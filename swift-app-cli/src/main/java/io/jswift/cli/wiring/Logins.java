package io.jswift.cli.wiring;

import io.jswift.adapter.keystone.Domain;
import io.jswift.adapter.keystone.EndpointChoice;
import io.jswift.adapter.keystone.KeystoneAuth;
import io.jswift.adapter.keystone.KeystoneSettings;
import io.jswift.adapter.keystone.KeystoneV2Auth;
import io.jswift.adapter.keystone.KeystoneV2Settings;
import io.jswift.adapter.keystone.LoginMethod;
import io.jswift.adapter.keystone.Reference;
import io.jswift.adapter.keystone.Scope;
import io.jswift.adapter.keystone.Tenant;
import io.jswift.adapter.tempauth.PresetAuth;
import io.jswift.adapter.tempauth.TempAuth;
import io.jswift.cli.options.AuthChoice;
import io.jswift.cli.options.GlobalOptions;
import io.jswift.cli.options.OpenStackOption;
import io.jswift.domain.Secret;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.time.Time;
import io.jswift.ports.transport.Target;
import io.jswift.ports.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the choice of a login to what logs in. */
final class Logins {
  private final GlobalOptions options;
  private final Transport transport;
  private final Time time;
  private final Duration idleLimit;

  Logins(GlobalOptions options, Transport transport, Time time, Duration idleLimit) {
    this.options = options;
    this.transport = transport;
    this.time = time;
    this.idleLimit = idleLimit;
  }

  Auth auth(AuthChoice choice) {
    if (choice instanceof AuthChoice.Preset preset) {
      Auth given = new PresetAuth(Target.parse(preset.storageUrl()), preset.token());
      AuthChoice renewal = preset.renewal();
      return renewal == null ? given : new PresetFirst(given, auth(renewal));
    }
    if (choice instanceof AuthChoice.Version1 one) {
      return new TempAuth(
          transport, Target.parse(one.url()), one.user(), one.key(), time, idleLimit, storage());
    }
    if (choice instanceof AuthChoice.Version2 two) {
      return new KeystoneV2Auth(transport, settings(two), time);
    }
    KeystoneSettings settings =
        choice instanceof AuthChoice.Version3 three
            ? settings(three)
            : settings((AuthChoice.ApplicationCredential) choice);
    return new KeystoneAuth(transport, settings, time);
  }

  private KeystoneV2Settings settings(AuthChoice.Version2 two) {
    KeystoneV2Settings.Proof proof =
        given(two.token())
            ? new KeystoneV2Settings.Token(two.token())
            : new KeystoneV2Settings.Password(two.user(), two.password());
    Tenant tenant =
        two.tenant().id().isEmpty()
            ? new Tenant.Name(two.tenant().name())
            : new Tenant.Id(two.tenant().id());
    return new KeystoneV2Settings(
        Target.parse(two.url()), proof, tenant, endpoint(), storage(), idleLimit);
  }

  private KeystoneSettings settings(AuthChoice.Version3 three) {
    List<LoginMethod> methods = new ArrayList<>();
    if (given(three.token())) {
      methods.add(new LoginMethod.Token(three.token()));
    }
    if (given(three.password())) {
      methods.add(new LoginMethod.Password(reference(three.user()), three.password()));
    }
    if (given(three.passcode())) {
      methods.add(new LoginMethod.Passcode(reference(three.user()), three.passcode()));
    }
    Scope scope =
        three.trustId().isEmpty()
            ? new Scope.Project(reference(three.project()))
            : new Scope.Trust(three.trustId());
    return new KeystoneSettings(
        Target.parse(three.url()), methods, scope, endpoint(), storage(), idleLimit);
  }

  private KeystoneSettings settings(AuthChoice.ApplicationCredential credential) {
    LoginMethod method =
        credential.id().isEmpty()
            ? new LoginMethod.ApplicationCredentialName(
                credential.name(), reference(credential.user()), credential.secret())
            : new LoginMethod.ApplicationCredentialId(credential.id(), credential.secret());
    return new KeystoneSettings(
        Target.parse(credential.url()),
        List.of(method),
        Scope.OWN,
        endpoint(),
        storage(),
        idleLimit);
  }

  private EndpointChoice endpoint() {
    return new EndpointChoice(
        or(OpenStackOption.SERVICE_TYPE, "object-store"),
        or(OpenStackOption.ENDPOINT_TYPE, "public"),
        options.openStack(OpenStackOption.REGION_NAME));
  }

  private String or(OpenStackOption option, String otherwise) {
    String value = options.openStack(option);
    return value.isEmpty() ? otherwise : value;
  }

  private @Nullable Target storage() {
    String url = options.openStack(OpenStackOption.STORAGE_URL);
    return url.isEmpty() ? null : Target.parse(url);
  }

  private static boolean given(Secret secret) {
    return !secret.reveal().isEmpty();
  }

  private static Reference reference(AuthChoice.Named named) {
    if (!named.id().isEmpty()) {
      return new Reference.Id(named.id());
    }
    if (!named.domainId().isEmpty()) {
      return new Reference.Name(named.name(), new Domain.Id(named.domainId()));
    }
    return new Reference.Name(
        named.name(),
        named.domainName().isEmpty() ? Domain.DEFAULT : new Domain.Name(named.domainName()));
  }
}
