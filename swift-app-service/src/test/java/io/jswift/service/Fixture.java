package io.jswift.service;

import io.jswift.adapter.memory.ManualTime;
import io.jswift.adapter.memory.MemorySwift;
import io.jswift.adapter.memory.MemorySwiftBuilder;
import io.jswift.adapter.tempauth.TempAuth;
import io.jswift.domain.ContainerName;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.Secret;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Target;
import io.jswift.ports.transport.Transport;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import io.jswift.service.connection.ObjectReader;
import io.jswift.service.settings.ServiceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A Swift in memory on a manual clock, and a connection to it, for one test. */
public final class Fixture implements AutoCloseable {
  public static final ContainerName CONTAINER = new ContainerName("c");

  public final ManualTime time = new ManualTime();
  public final MemorySwift memory;
  public final Transport transport;
  public final Connection swift;
  public final SwiftService service;

  public Fixture() {
    this(ConnectionSettings.DEFAULTS);
  }

  public Fixture(ConnectionSettings settings) {
    this(settings, ServiceSettings.DEFAULTS, each -> {});
  }

  public Fixture(
      ConnectionSettings settings, ServiceSettings work, Consumer<MemorySwiftBuilder> server) {
    MemorySwiftBuilder builder = MemorySwift.builder().time(time).tokenLife(Duration.ofDays(1));
    server.accept(builder);
    memory = builder.build();
    transport = memory.transport();
    swift = new Connection(transport, auth("testing"), settings.withTime(time));
    service = new SwiftService(swift, work);
    swift.putContainer(CONTAINER, CallOptions.none());
    memory.clearRequests();
  }

  /** Returns a login as {@code test:tester} with that key. */
  public Auth auth(String key) {
    return new TempAuth(
        transport,
        Target.parse(memory.authUrl()),
        "test:tester",
        new Secret(key),
        time,
        Duration.ZERO,
        null);
  }

  /** Stores a text. */
  public ObjectPath put(String name, String text) {
    ObjectPath path = CONTAINER.object(name);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    swift.putObject(path, BodySource.of(bytes), CallOptions.none());
    memory.clearRequests();
    return path;
  }

  /** Returns what is stored. */
  public String get(ObjectPath path) {
    try (ObjectReader reader = swift.getObject(path, CallOptions.none())) {
      return new String(reader.stream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Returns the names of the objects in a container. */
  public List<String> stored(ContainerName container) {
    return swift
        .getContainer(container, ListingQuery.ALL, CallOptions.none())
        .value()
        .entries()
        .stream()
        .map(ListingEntry::name)
        .toList();
  }

  /** Puts these faults in force; requests are counted anew. */
  public void faults(String... rules) {
    memory.faults().clear();
    memory.faults().add(String.join("\n", rules));
    memory.clearRequests();
  }

  /** Returns the requests with that method since the last faults or put. */
  public List<String> requests(String method) {
    return memory.requests().stream().filter(each -> each.startsWith(method + " /v1/")).toList();
  }

  @Override
  public void close() {
    service.close();
    swift.close();
    transport.close();
    memory.close();
  }
}
