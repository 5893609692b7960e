package io.jswift.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.listing.ObjectEntry;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every suite starts from: a connection, and containers of its own that are removed
 * afterwards.
 */
abstract class Suite {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String RUN = Long.toString(System.nanoTime() & 0xFFFFFFFL, 36);

  Connection swift;
  private final List<ContainerName> made = new ArrayList<>();

  abstract Backend backend();

  @BeforeEach
  final void connect() {
    Optional<String> reason = backend().unavailable();
    assumeTrue(reason.isEmpty(), () -> reason.orElse(""));
    swift = backend().connect();
  }

  @AfterEach
  final void removeContainers() {
    if (swift != null) {
      made.forEach(this::removeContainer);
      swift.close();
    }
  }

  /**
   * Returns a name that nothing else uses; the container is removed after the test if it exists
   * then.
   */
  final ContainerName freshName(String hint) {
    ContainerName name = new ContainerName("jswift-" + RUN + "-" + COUNT.incrementAndGet() + hint);
    made.add(name);
    return name;
  }

  /** Makes a container that is removed after the test. */
  final ContainerName container() {
    return container("");
  }

  /** Makes a container whose name ends so. */
  final ContainerName container(String hint) {
    ContainerName name = freshName(hint);
    swift.putContainer(name, CallOptions.none());
    return name;
  }

  /** Makes a container of exactly that name, which is removed after the test. */
  final ContainerName exactly(String text) {
    ContainerName name = new ContainerName(text);
    made.add(name);
    swift.putContainer(name, CallOptions.none());
    return name;
  }

  final ObjectPath put(ContainerName container, String name, String text) {
    return put(container, name, text, Headers.NONE);
  }

  final ObjectPath put(ContainerName container, String name, String text, Headers headers) {
    ObjectPath path = container.object(name);
    swift.putObject(path, BodySource.of(utf8(text)), CallOptions.of(headers));
    return path;
  }

  final String get(ObjectPath path) {
    return get(path, Headers.NONE);
  }

  final String get(ObjectPath path, Headers headers) {
    try (ObjectReader reader = swift.getObject(path, CallOptions.of(headers))) {
      return new String(reader.stream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }

  final List<String> names(ContainerName container, ListingQuery query) {
    return swift.getContainer(container, query, CallOptions.none()).value().entries().stream()
        .map(ListingEntry::name)
        .toList();
  }

  /** Leaves the test out where this Swift is declared to lack something. */
  final void needs(Backend.Capability capability) {
    assumeTrue(backend().capabilities().contains(capability), "This Swift lacks " + capability);
  }

  /** Returns the header value, or what is left of it where the transport can send ASCII only. */
  final String value(String text) {
    boolean all = backend().capabilities().contains(Backend.Capability.NON_ASCII_HEADERS);
    return all ? text : text.replaceAll("[^ -~]", "x");
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void removeContainer(ContainerName name) {
    try {
      for (List<ListingEntry> page = page(name); !page.isEmpty(); page = page(name)) {
        for (ListingEntry entry : page) {
          if (entry instanceof ObjectEntry) {
            swift.deleteObject(name.object(entry.name()), CallOptions.none());
          }
        }
      }
      swift.deleteContainer(name, CallOptions.none());
    } catch (StatusException gone) {
      if (gone.kind() != StatusException.Kind.NOT_FOUND) {
        throw gone;
      }
    }
  }

  private List<ListingEntry> page(ContainerName name) {
    return swift.getContainer(name, ListingQuery.ALL, CallOptions.none()).value().entries();
  }
}
