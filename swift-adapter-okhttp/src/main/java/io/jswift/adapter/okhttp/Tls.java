package io.jswift.adapter.okhttp;

import io.jswift.domain.LocalFileException;
import io.jswift.ports.transport.TlsSettings;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * TLS as the settings want it.
 *
 * @param context makes the connections
 * @param trust decides on the server's certificates
 */
record Tls(SSLContext context, X509TrustManager trust) {
  private static final char[] NO_PASSWORD = new char[0];

  /**
   * Reads the files of the settings.
   *
   * @throws LocalFileException if one of them cannot be used
   */
  static Tls of(TlsSettings settings) {
    try {
      X509TrustManager trust =
          settings.insecure() ? new TrustAnyone() : trust(settings.caCertificates());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(settings), new TrustManager[] {trust}, null);
      return new Tls(context, trust);
    } catch (GeneralSecurityException | IOException failed) {
      throw new IllegalStateException("TLS cannot be set up: " + failed.getMessage(), failed);
    }
  }

  private static X509TrustManager trust(@Nullable Path authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = null;
    if (authorities != null) {
      store = empty();
      for (Certificate certificate : Pem.certificates(authorities)) {
        store.setCertificateEntry("ca" + store.size(), certificate);
      }
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager found) {
        return found;
      }
    }
    throw new GeneralSecurityException("the platform has no trust manager for X.509");
  }

  private static KeyManager @Nullable [] keys(TlsSettings settings)
      throws GeneralSecurityException, IOException {
    Path file = settings.clientCertificate();
    if (file == null) {
      return null;
    }
    List<Certificate> chain = Pem.certificates(file);
    Path keyFile = settings.clientKey() == null ? file : settings.clientKey();
    KeyStore store = empty();
    try {
      store.setKeyEntry(
          "client", Pem.privateKey(keyFile), NO_PASSWORD, chain.toArray(Certificate[]::new));
    } catch (GeneralSecurityException unfit) {
      throw new LocalFileException(
          "The key in " + keyFile + " cannot be used with " + file + ".", unfit);
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  /** For {@code insecure}: every certificate will do. */
  private static final class TrustAnyone extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
