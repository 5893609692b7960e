package io.jswift.consumer.classpath;

import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.MemorySwift;
import io.jswift.adapter.okhttp.OkHttpTransport;
import io.jswift.adapter.tempauth.TempAuth;
import io.jswift.domain.ContainerName;
import io.jswift.domain.Secret;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Transport;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a user's program does, on the class path. */
final class Consumer {
  private Consumer() {}

  /** Sends a text through a Swift and back, and returns it with the listing's name for it. */
  static String roundTrip(String text) throws IOException {
    try (MemorySwift swift = MemorySwift.start();
        LoopbackServer server = swift.serve(0);
        Transport transport = new OkHttpTransport();
        Connection connection =
            new Connection(
                transport,
                new TempAuth(transport, server.authUrl(), "test:tester", new Secret("testing")))) {
      ContainerName container = new ContainerName("letters");
      connection.putContainer(container, CallOptions.none());
      connection.putObject(
          container.object("a/b c"),
          BodySource.of(text.getBytes(StandardCharsets.UTF_8)),
          CallOptions.none());
      String name =
          connection
              .getContainer(container, ListingQuery.ALL, CallOptions.none())
              .value()
              .entries()
              .get(0)
              .name();
      try (ObjectReader reader = connection.getObject(container.object(name), CallOptions.none())) {
        return name + ": " + new String(reader.stream().readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }
}
