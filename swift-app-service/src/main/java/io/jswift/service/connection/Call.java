package io.jswift.service.connection;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.PercentEncoding;
import io.jswift.ports.transport.BodySource;
import org.jspecify.annotations.Nullable;

/**
 * One operation before a session is known.
 *
 * @param operation its name in errors, such as {@code Object PUT}
 * @param method the HTTP method
 * @param path the escaped path below the account
 * @param query the escaped query; empty for none
 * @param headers what the operation itself sends
 * @param body the bytes to send, if any
 * @param patient whether the server may work on it for minutes before it says anything
 */
record Call(
    String operation,
    String method,
    String path,
    String query,
    Headers headers,
    @Nullable BodySource body,
    boolean patient) {
  Call(
      String operation,
      String method,
      String path,
      String query,
      Headers headers,
      @Nullable BodySource body) {
    this(operation, method, path, query, headers, body, false);
  }

  static Call account(String method) {
    return new Call("Account " + method, method, "", "", Headers.NONE, null);
  }

  static Call container(String method, ContainerName container) {
    String path = PercentEncoding.path("/" + container.value());
    return new Call("Container " + method, method, path, "", Headers.NONE, null);
  }

  static Call object(String method, ObjectPath object) {
    String path =
        PercentEncoding.path("/" + object.container().value() + "/" + object.object().value());
    return new Call("Object " + method, method, path, "", Headers.NONE, null);
  }

  Call withQuery(String escaped) {
    return new Call(operation, method, path, escaped, headers, body, patient);
  }

  Call withHeaders(Headers those) {
    return new Call(operation, method, path, query, those, body, patient);
  }

  Call withBody(@Nullable BodySource that) {
    return new Call(operation, method, path, query, headers, that, patient);
  }

  Call waitedForLonger() {
    return new Call(operation, method, path, query, headers, body, true);
  }

  String query(String more) {
    return query.isEmpty() || more.isEmpty() ? query + more : query + "&" + more;
  }
}
