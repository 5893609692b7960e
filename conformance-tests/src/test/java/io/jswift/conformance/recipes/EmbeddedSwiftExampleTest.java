package io.jswift.conformance.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.MemorySwift;
import io.jswift.adapter.okhttp.OkHttpTransport;
import io.jswift.adapter.tempauth.TempAuth;
import io.jswift.domain.ContainerName;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.Secret;
import io.jswift.junit.EmbeddedSwift;
import io.jswift.junit.SwiftAccount;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Transport;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A test of an application that stores in Swift, as README shows it. */
// recipe:junit
@EmbeddedSwift
class EmbeddedSwiftExampleTest {
  private static final ObjectPath CAT = new ContainerName("photos").object("cat.jpg");

  @Test
  void aCatComesBack(SwiftAccount account, MemorySwift swift) throws IOException {
    swift.faults().add("GET /photos/cat.jpg #1 -> 503"); // the library tries again
    try (Transport transport = new OkHttpTransport();
        Connection connection = connection(transport, account)) {
      connection.putContainer(CAT.container(), CallOptions.none());
      connection.putObject(
          CAT, BodySource.of("miaow".getBytes(StandardCharsets.UTF_8)), CallOptions.none());

      try (ObjectReader cat = connection.getObject(CAT, CallOptions.none())) {
        assertThat(cat.stream().readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("miaow");
      }
    }
  }

  private static Connection connection(Transport transport, SwiftAccount account) {
    Secret key = new Secret(account.key());
    return new Connection(
        transport, new TempAuth(transport, account.authUrl(), account.user(), key));
  }
}
// end of recipe
