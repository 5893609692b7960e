package io.jswift.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.Headers;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.Secret;
import io.jswift.domain.signature.SignatureDigest;
import io.jswift.domain.signature.TempUrl;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Target;
import io.jswift.service.connection.CallOptions;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a signature lets in without a token. */
abstract class SignatureSuite extends Suite {
  @Test
  void aSignedUrlNeedsNoToken() throws IOException {
    ObjectPath path = put(container(), "a b/ü?", "signed");
    Secret key = new Secret("planted-key");
    swift.postAccount(CallOptions.of(Headers.of("X-Account-Meta-Temp-URL-Key", key.reveal())));
    Target account = swift.session(new Cancellation()).storageUrl();
    Instant expires = Instant.now().plusSeconds(300);
    for (SignatureDigest digest : SignatureDigest.values()) {
      assertThat(statusOf(account, path, key, digest, expires)).isEqualTo(200);
    }
    Instant over = Instant.now().minusSeconds(300);
    assertThat(statusOf(account, path, key, SignatureDigest.SHA256, over)).isEqualTo(401);
    assertThat(statusOf(account, path, new Secret("other"), SignatureDigest.SHA256, expires))
        .isEqualTo(401);
  }

  private int statusOf(
      Target account, ObjectPath path, Secret key, SignatureDigest digest, Instant expires) {
    String[] signed =
        TempUrl.of("GET", account.path() + "/" + path, expires)
            .with(digest)
            .target(key)
            .split("\\?", 2);
    Target target = new Target(account.origin(), signed[0], signed[1]);
    try (Response response =
        backend().transport().exchange(Request.of("GET", target), new Cancellation())) {
      return response.status();
    }
  }
}
