package io.jswift.cli.wiring;

import dagger.Module;
import dagger.Provides;
import io.jswift.adapter.okhttp.OkHttpSettings;
import io.jswift.adapter.okhttp.OkHttpTransport;
import io.jswift.cli.options.AuthChoice;
import io.jswift.cli.options.AuthChooser;
import io.jswift.cli.options.GlobalOptions;
import io.jswift.cli.output.Output;
import io.jswift.cli.output.WireLog;
import io.jswift.cli.sessions.CachedAuth;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.time.Time;
import io.jswift.ports.transport.ProxySettings;
import io.jswift.ports.transport.TlsSettings;
import io.jswift.ports.transport.Transport;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import io.jswift.service.connection.WireListener;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** From options to a connection; each part is made when first needed. */
@Module
final class TransportModule {
  private TransportModule() {}

  @Provides
  @Singleton
  static Transport transport(GlobalOptions options) {
    OkHttpSettings settings =
        OkHttpSettings.DEFAULTS
            .withTls(tls(options))
            .withProxies(ProxySettings.fromEnvironment(options.environment()));
    Duration timeout = options.timeout();
    return new OkHttpTransport(timeout == null ? settings : settings.withConnectTimeout(timeout));
  }

  private static TlsSettings tls(GlobalOptions options) {
    return new TlsSettings(
        options.insecure(),
        file(options.caCertificates()),
        file(options.clientCertificate()),
        file(options.clientKey()));
  }

  private static @Nullable Path file(String path) {
    return path.isEmpty() ? null : Path.of(path);
  }

  @Provides
  @Singleton
  static Auth auth(GlobalOptions options, Transport transport, Time time) {
    AuthChoice choice = AuthChooser.choose(options);
    Auth login = new Logins(options, transport, time, idleLimit(options)).auth(choice);
    return SessionFiles.of(options, choice)
        .<Auth>map(file -> new CachedAuth(login, file, time))
        .orElse(login);
  }

  @Provides
  @Singleton
  static Connection connection(
      GlobalOptions options, Output output, Transport transport, Auth auth, Time time) {
    return connected(options, output, transport, auth, time);
  }

  @Provides
  @Singleton
  @Named("without login")
  static Connection withoutLogin(
      GlobalOptions options, Output output, Transport transport, Time time) {
    Auth none =
        cancellation -> {
          throw new IllegalStateException("nothing to log in with");
        };
    return connected(options, output, transport, none, time);
  }

  private static Connection connected(
      GlobalOptions options, Output output, Transport transport, Auth auth, Time time) {
    WireListener listener =
        options.debug() || options.info()
            ? new WireLog(output, !options.debug(), options.debugWithSecrets())
            : WireListener.NONE;
    ConnectionSettings settings =
        ConnectionSettings.DEFAULTS
            .withTime(time)
            .withRetries(options.retries())
            .withIdleLimit(idleLimit(options))
            .withListener(listener);
    return new Connection(
        transport,
        auth,
        options.forceAuthRetry() ? settings.withNewSessionOnEveryRetry() : settings);
  }

  private static Duration idleLimit(GlobalOptions options) {
    Duration told = options.timeout();
    return told == null ? ConnectionSettings.DEFAULTS.idleLimit() : told;
  }
}
