package io.jswift.domain;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The auth server gave no session. */
public final class AuthException extends SwiftException {
  private static final long serialVersionUID = 1L;

  private final String text;
  private final int status;
  private final @Nullable Duration retryAfter;
  private final @Nullable String transactionId;

  /**
   * Makes one.
   *
   * @param message a sentence with the URL and what came back
   * @param status the status of the auth server's answer; 0 where the answer made no sense
   * @param retryAfter how long the server asks to wait, if it does
   */
  public AuthException(String message, int status, @Nullable Duration retryAfter) {
    this(message, status, retryAfter, null);
  }

  /**
   * Makes one.
   *
   * @param message a sentence with the URL and what came back
   * @param status the status of the auth server's answer; 0 where the answer made no sense
   * @param retryAfter how long the server asks to wait, if it does
   * @param transactionId by which the operator finds the request in the logs, or null
   */
  public AuthException(
      String message, int status, @Nullable Duration retryAfter, @Nullable String transactionId) {
    super(message, null);
    this.text = message;
    this.status = status;
    this.retryAfter = retryAfter;
    this.transactionId = transactionId;
  }

  /** Returns the message without the transaction id. */
  public String text() {
    return text;
  }

  /** Returns {@link #text()} and the transaction id. */
  @Override
  public String getMessage() {
    return transactionId == null ? text : text + " (txn: " + transactionId + ")";
  }

  /** Returns the transaction id of the auth server's answer. */
  public Optional<String> transactionId() {
    return Optional.ofNullable(transactionId);
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
