package io.jswift.service;

import io.jswift.domain.ServerInfo;
import io.jswift.ports.transport.Target;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What clusters told about themselves, each asked once. */
final class Capabilities {
  private static final int MOST = 100;

  private final Connection connection;
  private final Map<String, ServerInfo> told = new ConcurrentHashMap<>();

  Capabilities(Connection connection) {
    this.connection = connection;
  }

  ServerInfo of(Target url, boolean again, CallOptions options) {
    ServerInfo known = again ? null : told.get(url.toString());
    if (known != null) {
      return known;
    }
    ServerInfo fresh = connection.capabilities(url, options).value();
    if (told.size() >= MOST) {
      told.clear();
    }
    told.put(url.toString(), fresh);
    return fresh;
  }
}
