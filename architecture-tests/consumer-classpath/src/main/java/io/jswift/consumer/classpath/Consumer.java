package io.jswift.consumer.classpath;

import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.MemorySwift;
import io.jswift.adapter.okhttp.OkHttpTransport;
import io.jswift.adapter.tempauth.TempAuth;
import io.jswift.domain.ContainerName;
import io.jswift.domain.Secret;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.ports.transport.Transport;
import io.jswift.service.SwiftService;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ObjectReader;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a user's program does, on the class path. */
final class Consumer {
  private Consumer() {}

  /** Uploads a file to a Swift, and returns its listed name with what is read back. */
  static String roundTrip(Path file) throws IOException {
    try (MemorySwift swift = MemorySwift.start();
        LoopbackServer server = swift.serve(0);
        Transport transport = new OkHttpTransport();
        Connection connection =
            new Connection(
                transport,
                new TempAuth(transport, server.authUrl(), "test:tester", new Secret("testing")))) {
      ContainerName container = new ContainerName("letters");
      try (SwiftService service = new SwiftService(connection);
          Outcomes<UploadOutcome> outcomes =
              service.upload(UploadRequest.file("letters", file, "a/b c"))) {
        outcomes.forEachRemaining(outcome -> {});
      }
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
