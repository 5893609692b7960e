package io.jswift.adapter.okhttp;

import io.jswift.domain.TransportException;
import io.jswift.domain.TransportException.Kind;
import io.jswift.ports.transport.Request;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What an exception of OkHttp or the JDK means. */
final class Failures {
  private Failures() {}

  /** Returns the failure of an exchange. */
  static TransportException of(Exchange exchange, IOException cause, boolean cancelled) {
    Wire wire = exchange.wire();
    Kind kind = cancelled ? Kind.CANCELLED : kind(wire, cause);
    boolean sent = wire != null && wire.sent();
    boolean reused = wire != null && wire.reused();
    return new TransportException(
        kind, message(exchange.request(), kind, cause), sent, reused, cause);
  }

  /** Returns that the request cannot be sent as it is. */
  static TransportException refused(Request request, String why, @Nullable Throwable cause) {
    return new TransportException(
        Kind.REFUSED, what(request) + " was not sent: " + why + ".", false, false, cause);
  }

  private static Kind kind(@Nullable Wire wire, IOException cause) {
    if (cause instanceof SourceBody.SourceFailure) {
      return Kind.SOURCE;
    }
    if (Thread.currentThread().isInterrupted() && cause instanceof InterruptedIOException) {
      return Kind.CANCELLED;
    }
    return wire == null ? connecting(cause) : exchanging(wire, cause);
  }

  private static Kind connecting(IOException cause) {
    if (cause instanceof UnknownHostException) {
      return Kind.RESOLVE;
    }
    if (cause instanceof SSLPeerUnverifiedException
        || cause instanceof SSLHandshakeException && distrust(cause.getCause())) {
      return Kind.TRUST;
    }
    return cause instanceof SSLException ? Kind.TLS : Kind.CONNECT;
  }

  private static Kind exchanging(Wire wire, IOException cause) {
    if (cause instanceof SocketTimeoutException) {
      return Kind.TIMEOUT;
    }
    if (cause instanceof SSLHandshakeException) {
      return Kind.TLS; // TLS 1.3 tells only now that it does not like the client's certificate
    }
    // OkHttp has one exception for a stream that ends and for a line that does not
    boolean endless = cause.getCause() instanceof EOFException && !wire.ended();
    return endless || cause instanceof ProtocolException && !cutShort(cause)
        ? Kind.PROTOCOL
        : Kind.BROKEN;
  }

  private static boolean cutShort(IOException cause) {
    return "unexpected end of stream".equals(cause.getMessage());
  }

  private static boolean distrust(@Nullable Throwable cause) {
    return cause instanceof GeneralSecurityException;
  }

  private static String message(Request request, Kind kind, IOException cause) {
    String detail =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    String host = request.target().origin().toString();
    return switch (kind) {
      case RESOLVE -> what(request) + " failed: a host name has no address: " + detail + ".";
      case CONNECT ->
          what(request) + " failed: no connection to " + host + ": " + root(cause) + ".";
      case TLS -> what(request) + " failed: no TLS connection to " + host + ": " + detail + ".";
      case TRUST ->
          what(request)
              + " failed: the certificate of "
              + host
              + " is not trusted: "
              + detail
              + ".";
      case BROKEN -> what(request) + " failed: the connection broke: " + root(cause) + ".";
      case TIMEOUT ->
          what(request)
              + " failed: nothing moved for "
              + request.idleLimit().toMillis() / 1000.0
              + " s.";
      case PROTOCOL -> what(request) + " failed: the answer is not HTTP/1.1: " + detail + ".";
      case CANCELLED -> what(request) + " was cancelled.";
      case SOURCE -> what(request) + " failed: the data to send could not be read: " + detail + ".";
      case REFUSED -> what(request) + " was not sent: " + detail + ".";
    };
  }

  private static String root(Throwable cause) {
    Throwable deepest = cause;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
  }

  // Without the query, which may hold a signature.
  private static String what(Request request) {
    return request.method() + " " + request.target().origin() + request.target().path();
  }
}
