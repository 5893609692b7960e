package io.jswift.domain;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The auth server gave no session. */
public final class AuthException extends SwiftException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable Duration retryAfter;

  /**
   * Makes one.
   *
   * @param message a sentence with the URL and what came back
   * @param status the status of the auth server's answer; 0 where the answer made no sense
   * @param retryAfter how long the server asks to wait, if it does
   */
  public AuthException(String message, int status, @Nullable Duration retryAfter) {
    super(message, null);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** Returns the status of the auth server's answer, 0 where the answer made no sense. */
  public int status() {
    return status;
  }

  /** Returns how long the server asks to wait before another login. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /**
   * Returns whether the credentials themselves were refused (401, 403): another try cannot help.
   */
  public boolean rejected() {
    return status == 401 || status == 403;
  }
}
