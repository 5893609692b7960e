package io.jswift.adapter.okhttp;

import io.jswift.domain.LocalFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and private keys from PEM files. */
final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

  private Pem() {}

  /** Returns the certificates of the file, at least one. */
  static List<Certificate> certificates(Path file) {
    List<Certificate> found = new ArrayList<>();
    for (byte[] block : blocks(file, "CERTIFICATE")) {
      try {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        found.add(factory.generateCertificate(new ByteArrayInputStream(block)));
      } catch (GeneralSecurityException broken) {
        throw new LocalFileException("A certificate in " + file + " cannot be read.", broken);
      }
    }
    if (found.isEmpty()) {
      throw new LocalFileException("No certificate in " + file + "; a PEM file is expected.");
    }
    return found;
  }

  /** Returns the private key of the file. */
  static PrivateKey privateKey(Path file) {
    List<byte[]> blocks = blocks(file, "PRIVATE KEY");
    if (blocks.isEmpty()) {
      throw new LocalFileException(
          "No private key of the form PKCS #8 without a password in "
              + file
              + "; \"openssl pkcs8 -topk8 -nocrypt\" makes one of other forms.");
    }
    GeneralSecurityException last = null;
    for (String algorithm : List.of("RSA", "EC", "Ed25519", "Ed448", "RSASSA-PSS")) {
      try {
        return KeyFactory.getInstance(algorithm)
            .generatePrivate(new PKCS8EncodedKeySpec(blocks.get(0)));
      } catch (GeneralSecurityException notThisOne) {
        last = notThisOne;
      }
    }
    throw new LocalFileException("The private key in " + file + " is of no known kind.", last);
  }

  private static List<byte[]> blocks(Path file, String type) {
    List<byte[]> found = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text(file));
    while (matcher.find()) {
      if (matcher.group(1).equals(type)) {
        found.add(Base64.getMimeDecoder().decode(matcher.group(2)));
      }
    }
    return found;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      throw new LocalFileException("Cannot read the PEM file " + file + ".", unreadable);
    }
  }
}
