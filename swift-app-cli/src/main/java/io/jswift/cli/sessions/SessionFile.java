package io.jswift.cli.sessions;

import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.Secret;
import io.jswift.ports.auth.Session;
import io.jswift.ports.transport.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * One login's session in a file of its own, mode 0600 in a directory of mode 0700. It is replaced
 * as a whole, by a rename, so that other processes see the old or the new one. What cannot be read
 * or written, or may be somebody else's, is passed over: a session can always be had by logging in.
 */
public final class SessionFile {
  private static final String FORMAT = "jswift-session-1";
  private static final int ROUNDS = 20_000;
  private static final FileAttribute<Set<PosixFilePermission>> OWN_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> OWN_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path file;

  /**
   * Makes one; nothing is read yet.
   *
   * @param directory where the files are, made when first needed
   * @param login everything that tells this login from others
   * @param secrets what the login is proven with; only a slow hash of it is in the file's name
   */
  public SessionFile(Path directory, List<String> login, List<Secret> secrets) {
    this.file = directory.resolve(name(login, secrets) + ".session");
  }

  /** Returns the session that was written last; empty if there is none that can be trusted. */
  Optional<Session> read() {
    try {
      Set<PosixFilePermission> mode =
          Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
      if (!mode.equals(OWN_FILE.value()) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      String[] lines = Files.readString(file).split("\n", -1);
      if (lines.length != 6 || !lines[0].equals(FORMAT) || lines[2].isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new Session(
              Target.parse(lines[1]),
              new Secret(lines[2]),
              Instant.parse(lines[3]),
              lines[4].isEmpty() ? null : new Secret(lines[4])));
    } catch (IOException
        | DateTimeException
        | InvalidRequestException
        | UnsupportedOperationException unusable) {
      return Optional.empty();
    }
  }

  /** Writes the session, unless it is not known when it ends. */
  void write(Session session) {
    if (session.expires().isEmpty()) {
      return;
    }
    String text =
        String.join(
            "\n",
            FORMAT,
            session.storageUrl().toString(),
            session.token().reveal(),
            session.expires().get().toString(),
            session.serviceToken().map(Secret::reveal).orElse(""),
            "");
    try {
      Path directory = file.toAbsolutePath().getParent();
      Files.createDirectories(directory, OWN_DIRECTORY);
      Path whole = Files.createTempFile(directory, "new", ".tmp", OWN_FILE);
      try {
        Files.writeString(whole, text);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(whole);
      }
    } catch (IOException | UnsupportedOperationException unwritable) {
      // the next command logs in again
    }
  }

  private static String name(List<String> login, List<Secret> secrets) {
    try {
      MessageDigest salt = MessageDigest.getInstance("SHA-256");
      for (String each : login) {
        salt.update((each.length() + ":" + each).getBytes(StandardCharsets.UTF_8));
      }
      StringBuilder proof = new StringBuilder("jswift");
      secrets.forEach(
          each -> proof.append(each.reveal().length()).append(':').append(each.reveal()));
      PBEKeySpec key = new PBEKeySpec(proof.toString().toCharArray(), salt.digest(), ROUNDS, 256);
      return HexFormat.of()
          .formatHex(
              SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                  .generateSecret(key)
                  .getEncoded());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
