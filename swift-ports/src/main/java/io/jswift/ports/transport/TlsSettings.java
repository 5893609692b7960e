package io.jswift.ports.transport;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How servers are trusted and how the client shows itself; used for auth and storage alike.
 *
 * @param insecure accept any certificate
 * @param caCertificates PEM file with the authorities to trust in place of the platform's, or null
 * @param clientCertificate PEM file with the client's certificate chain, or null
 * @param clientKey PEM file with its private key (PKCS #8); null if it is in {@code
 *     clientCertificate}
 */
public record TlsSettings(
    boolean insecure,
    @Nullable Path caCertificates,
    @Nullable Path clientCertificate,
    @Nullable Path clientKey) {
  /** The platform's authorities and no client certificate. */
  public static final TlsSettings PLATFORM = new TlsSettings(false, null, null, null);
}
