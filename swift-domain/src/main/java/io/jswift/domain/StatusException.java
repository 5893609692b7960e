package io.jswift.domain;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A storage server answered with a status that means the operation was not done. */
public final class StatusException extends SwiftException {
  private static final long serialVersionUID = 1L;
  private static final int EXCERPT = 60;

  /** What a status means for the caller. */
  public enum Kind {
    /** 304: what the caller has is still right. */
    NOT_MODIFIED,
    /** 401. */
    UNAUTHORIZED,
    /** 403. */
    FORBIDDEN,
    /** 404. */
    NOT_FOUND,
    /** 409: the state of the resource forbids it, such as a container that is not empty. */
    CONFLICT,
    /** 412: a condition does not hold, or a name or parameter is over a limit. */
    PRECONDITION_FAILED,
    /** 413. */
    TOO_LARGE,
    /** 416. */
    RANGE_NOT_SATISFIABLE,
    /** 422: the bytes that arrived do not have the ETag announced. */
    CHECKSUM,
    /** 429 and 498: slow down. */
    RATE_LIMITED,
    /** 507 and other 5xx. */
    SERVER,
    /** Any other status. */
    OTHER
  }

  private final String operation;
  private final String url;
  private final int status;
  private final String reason;
  private final transient @Nullable Headers headers;
  private final String body;
  private final int attempts;

  /**
   * Makes one.
   *
   * @param operation what failed, such as {@code Object PUT}
   * @param url the URL without secrets
   * @param status the status code
   * @param reason the reason phrase, perhaps empty
   * @param headers the response's headers
   * @param body the beginning of the response's body as text, at most a few KiB
   * @param attempts how many requests were sent for this operation
   */
  public StatusException(
      String operation,
      String url,
      int status,
      String reason,
      Headers headers,
      String body,
      int attempts) {
    super(operation + " failed", null);
    this.operation = operation;
    this.url = url;
    this.status = status;
    this.reason = reason;
    this.headers = headers;
    this.body = body;
    this.attempts = attempts;
  }

  /** Returns what failed, such as {@code Object PUT}. */
  public String operation() {
    return operation;
  }

  /** Returns the URL without secrets. */
  public String url() {
    return url;
  }

  /** Returns the status code. */
  public int status() {
    return status;
  }

  /** Returns the reason phrase, perhaps empty. */
  public String reason() {
    return reason;
  }

  /** Returns the response's headers. */
  public Headers headers() {
    return headers == null ? Headers.NONE : headers;
  }

  /** Returns the beginning of the response's body. */
  public String body() {
    return body;
  }

  /** Returns how many requests were sent for this operation. */
  public int attempts() {
    return attempts;
  }

  /**
   * Returns the transaction id, by which the operator of the cluster finds the request in the logs.
   */
  public Optional<String> transactionId() {
    return headers().first("X-Trans-Id").or(() -> headers().first("X-Openstack-Request-Id"));
  }

  /** Returns what the status means. */
  public Kind kind() {
    return switch (status) {
      case 304 -> Kind.NOT_MODIFIED;
      case 401 -> Kind.UNAUTHORIZED;
      case 403 -> Kind.FORBIDDEN;
      case 404 -> Kind.NOT_FOUND;
      case 409 -> Kind.CONFLICT;
      case 412 -> Kind.PRECONDITION_FAILED;
      case 413 -> Kind.TOO_LARGE;
      case 416 -> Kind.RANGE_NOT_SATISFIABLE;
      case 422 -> Kind.CHECKSUM;
      case 429, 498 -> Kind.RATE_LIMITED;
      default -> status >= 500 ? Kind.SERVER : Kind.OTHER;
    };
  }

  /**
   * Returns the message without the transaction id: python-swiftclient's text, which scripts read.
   */
  public String text() {
    String line = (operation + " failed: " + url + " " + status + " " + reason).stripTrailing();
    if (body.isEmpty()) {
      return line;
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= EXCERPT
        ? line + "   " + literal(bytes, bytes.length)
        : line + "  [first 60 chars of response] " + literal(bytes, EXCERPT);
  }

  /** Returns {@link #text()} and the transaction id. */
  @Override
  public String getMessage() {
    return text() + transactionId().map(id -> " (txn: " + id + ")").orElse("");
  }

  // A Python bytes literal, since that is what scripts have been matching; it also keeps the
  // message on one line.
  private static String literal(byte[] bytes, int length) {
    boolean single = indexOf(bytes, '\'', length) >= 0 && indexOf(bytes, '"', length) < 0;
    char quote = single ? '"' : '\'';
    StringBuilder out = new StringBuilder("b").append(quote);
    for (int i = 0; i < length; i++) {
      int b = bytes[i] & 0xFF;
      switch (b) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\\' -> out.append("\\\\");
        default -> {
          if (b == quote) {
            out.append('\\').append(quote);
          } else if (b < 0x20 || b >= 0x7F) {
            out.append(String.format("\\x%02x", b));
          } else {
            out.append((char) b);
          }
        }
      }
    }
    return out.append(quote).toString();
  }

  private static int indexOf(byte[] bytes, char wanted, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}
