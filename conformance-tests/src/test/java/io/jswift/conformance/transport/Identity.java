package io.jswift.conformance.transport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A key and a certificate that it signed itself, written octet by octet since the platform can read
 * certificates but not make them.
 */
record Identity(KeyPair keys, Certificate certificate) {
  private static final String ECDSA_WITH_SHA256 = "06082a8648ce3d040302";
  private static final String COMMON_NAME = "0603550403";
  private static final String ALTERNATIVE_NAME = "0603551d11";
  private static final int SEQUENCE = 0x30;

  /** Makes one for 127.0.0.1 and localhost. */
  static Identity ofLoopback() {
    return of(der(0x87, new byte[] {127, 0, 0, 1}), der(0x82, ascii("localhost")));
  }

  /** Makes one for that name only. */
  static Identity ofHost(String name) {
    return of(der(0x82, ascii(name)));
  }

  private static Identity of(byte[]... names) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      KeyPair keys = generator.generateKeyPair();
      byte[] algorithm = der(SEQUENCE, hex(ECDSA_WITH_SHA256));
      byte[] subject =
          der(
              SEQUENCE,
              der(0x31, der(SEQUENCE, hex(COMMON_NAME), der(0x0C, ascii("jswift test")))));
      byte[] validity =
          der(SEQUENCE, der(0x18, ascii("20200101000000Z")), der(0x18, ascii("20991231235959Z")));
      byte[] extension = der(SEQUENCE, hex(ALTERNATIVE_NAME), der(0x04, der(SEQUENCE, names)));
      byte[] content =
          der(
              SEQUENCE,
              der(0xA0, der(0x02, new byte[] {2})),
              der(0x02, new byte[] {1}),
              algorithm,
              subject,
              validity,
              subject,
              keys.getPublic().getEncoded(),
              der(0xA3, der(SEQUENCE, extension)));
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(content);
      byte[] whole = der(SEQUENCE, content, algorithm, der(0x03, new byte[] {0}, signature.sign()));
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      return new Identity(keys, factory.generateCertificate(new ByteArrayInputStream(whole)));
    } catch (GeneralSecurityException failed) {
      throw new AssertionError(failed);
    }
  }

  /** Writes the certificate to a PEM file. */
  Path certificateFile(Path folder) throws IOException, GeneralSecurityException {
    return Files.writeString(
        Files.createTempFile(folder, "certificate", ".pem"),
        pem("CERTIFICATE", certificate.getEncoded()));
  }

  /** Writes the private key to a PEM file. */
  Path keyFile(Path folder) throws IOException {
    return Files.writeString(
        Files.createTempFile(folder, "key", ".pem"),
        pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
  }

  static String pem(String type, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "Some words before.\n-----BEGIN "
        + type
        + "-----\n"
        + text
        + "\n-----END "
        + type
        + "-----\n";
  }

  /**
   * Returns what makes an accepted socket a TLS server's; with {@code wanted}, clients must show
   * that identity.
   */
  RawServer.Wrapper server(@Nullable Identity wanted) {
    return accepted -> {
      KeyStore own = store();
      own.setKeyEntry("own", keys.getPrivate(), new char[0], new Certificate[] {certificate});
      KeyManagerFactory keyManagers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keyManagers.init(own, new char[0]);
      KeyStore trusted = store();
      trusted.setCertificateEntry("client", wanted == null ? certificate : wanted.certificate());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers.getKeyManagers(), trust.getTrustManagers(), null);
      return wrap(context, accepted, wanted != null);
    };
  }

  private static Socket wrap(SSLContext context, Socket accepted, boolean needClient)
      throws IOException {
    SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(accepted, "127.0.0.1", accepted.getPort(), true);
    socket.setUseClientMode(false);
    socket.setNeedClientAuth(needClient);
    return socket;
  }

  private static KeyStore store() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.size();
    if (length < 0x80) {
      out.write(length);
    } else {
      out.write(0x82);
      out.write(length >> 8);
      out.write(length);
    }
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
