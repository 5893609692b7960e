package io.jswift.domain;

import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange did not complete. Thrown by transports, from the exchange and from reads of the
 * response body. It carries what a retry decision needs.
 */
public final class TransportException extends SwiftException {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Kind {
    /** The host name has no address. */
    RESOLVE,
    /** No connection could be made. */
    CONNECT,
    /** The TLS handshake failed for another reason than trust. */
    TLS,
    /** The server's certificate is not trusted, or is for another host. Final. */
    TRUST,
    /** An established connection broke, or a body ended early. */
    BROKEN,
    /** Nothing moved for longer than the idle limit. */
    TIMEOUT,
    /** What came back is not HTTP. */
    PROTOCOL,
    /** The exchange was cancelled. Final. */
    CANCELLED,
    /** The request's own body source failed; see the cause. Final: it is not a network fault. */
    SOURCE,
    /** The request cannot be sent octet for octet; nothing was sent. Final. */
    REFUSED
  }

  private final Kind kind;
  private final boolean sent;
  private final boolean reused;
  private final int attempts;

  /**
   * Makes one.
   *
   * @param kind what went wrong
   * @param message a sentence that names the host and says what was tried
   * @param sent whether the server may have received the request, in whole or in part
   * @param reused whether it went over a connection that had served an earlier exchange
   * @param cause the library's or the source's exception
   */
  public TransportException(
      Kind kind, String message, boolean sent, boolean reused, @Nullable Throwable cause) {
    this(kind, message, sent, reused, 1, cause);
  }

  private TransportException(
      Kind kind,
      String message,
      boolean sent,
      boolean reused,
      int attempts,
      @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.sent = sent;
    this.reused = reused;
    this.attempts = attempts;
  }

  /**
   * Returns the same failure, of which this is the cause, told in other words.
   *
   * @param message a full sentence
   * @param attempts how many requests were sent for the operation that it ended
   */
  public TransportException told(String message, int attempts) {
    return new TransportException(kind, message, sent, reused, attempts, this);
  }

  /** Returns what went wrong. */
  public Kind kind() {
    return kind;
  }

  /** Returns whether the server may have received the request, in whole or in part. */
  public boolean sent() {
    return sent;
  }

  /**
   * Returns whether the connection had served an earlier exchange: then it may just have been
   * closed while idle.
   */
  public boolean reused() {
    return reused;
  }

  /**
   * Returns how many requests were sent for the operation that it ended; 1 as a transport throws
   * it, which knows of one.
   */
  public int attempts() {
    return attempts;
  }
}
