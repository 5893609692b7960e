package io.jswift.service.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jswift.domain.Headers;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.Secret;
import io.jswift.domain.StatusException;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Target;
import io.jswift.ports.transport.Transport;
import io.jswift.service.Fixture;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Redirects: of reads only, and the token stays at home. */
class RedirectTest {
  private static final ObjectPath PATH = Fixture.CONTAINER.object("o");

  private final Redirecting transport = new Redirecting();
  private final Connection swift =
      new Connection(
          transport,
          cancellation ->
              new Session(
                  Target.parse("http://storage/v1/a"),
                  new Secret("token"),
                  null,
                  new Secret("service-token")),
          ConnectionSettings.DEFAULTS.withRetries(0));

  private int status(Runnable call) {
    Throwable thrown = catchThrowable(call::run);
    return thrown == null ? 200 : ((StatusException) thrown).status();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void readsFollowWithTheTokenWithinTheOrigin(int status) {
    transport.moved(status, "/v1/a/c/o", "http://storage/v1/a/c/p?x=1");
    transport.moved(status, "/v1/a/c/p", "/v1/a/c/q");
    swift.headObject(PATH, CallOptions.none());
    swift.getObject(PATH, CallOptions.none()).close();
    assertThat(transport.seen)
        .containsExactly(
            "HEAD http://storage/v1/a/c/o token service-token",
            "HEAD http://storage/v1/a/c/p?x=1 token service-token",
            "HEAD http://storage/v1/a/c/q token service-token",
            "GET http://storage/v1/a/c/o token service-token",
            "GET http://storage/v1/a/c/p?x=1 token service-token",
            "GET http://storage/v1/a/c/q token service-token");
  }

  @ParameterizedTest
  @CsvSource({
    "http://elsewhere/o, http://elsewhere/o",
    "https://storage/o, https://storage/o",
    "http://storage:81/o, http://storage:81/o",
    "//elsewhere/o, http://elsewhere/o"
  })
  void noTokenGoesToAnotherOrigin(String location, String asked) {
    transport.moved(302, "/v1/a/c/o", location);
    swift.headObject(
        PATH,
        CallOptions.of(
            Headers.of("X-Auth-Token", "mine", "Authorization", "mine", "Cookie", "mine")));
    assertThat(transport.seen)
        .containsExactly(
            "HEAD http://storage/v1/a/c/o mine service-token mine mine", "HEAD " + asked);
  }

  @Test
  void writesAreNotFollowed() {
    transport.moved(307, "/v1/a/c/o", "http://storage/v1/a/c/p");
    CallOptions none = CallOptions.none();
    BodySource body = BodySource.of(new byte[3]);
    assertThat(status(() -> swift.putObject(PATH, body, none))).isEqualTo(307);
    assertThat(status(() -> swift.postObject(PATH, none))).isEqualTo(307);
    assertThat(status(() -> swift.deleteObject(PATH, none))).isEqualTo(307);
    assertThat(status(() -> swift.copyObject(PATH, PATH, none))).isEqualTo(307);
    assertThat(transport.seen).hasSize(4);
  }

  @Test
  void aCircleEnds() {
    transport.moved(302, "/v1/a/c/o", "/v1/a/c/o");
    assertThat(status(() -> swift.headObject(PATH, CallOptions.none()))).isEqualTo(302);
    assertThat(transport.seen).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://elsewhere/o", "o", "http://"})
  void whatLeadsNowhereIsAStatus(String location) {
    transport.moved(302, "/v1/a/c/o", location);
    assertThat(status(() -> swift.headObject(PATH, CallOptions.none()))).isEqualTo(302);
    assertThat(transport.seen).hasSize(1);
  }

  @Test
  void anotherClusterThatIsAskedForItsCapabilitiesLeavesTheConnectionWhereItIs() {
    swift.headObject(PATH, CallOptions.none());
    Target other = Target.parse("http://elsewhere/v1/b");
    assertThat(swift.capabilities(other, CallOptions.none()).value().has("swift")).isTrue();
    swift.headObject(PATH, CallOptions.none());
    assertThat(swift.serverInfo(new Cancellation()).has("swift")).isTrue();
    assertThat(transport.seen)
        .containsExactly(
            "HEAD http://storage/v1/a/c/o token service-token",
            "GET http://elsewhere/info",
            "HEAD http://storage/v1/a/c/o token service-token",
            "GET http://storage/info");
  }

  /** Answers 200, or with what was said for a path; what it was asked is kept, with its secrets. */
  private static final class Redirecting implements Transport {
    private final Map<String, Response> moved = new ConcurrentHashMap<>();
    private final List<String> seen = new ArrayList<>();

    void moved(int status, String path, String location) {
      moved.put(path, new Told(status, Headers.of("Location", location), ""));
    }

    @Override
    public Response exchange(Request request, Cancellation cancellation) {
      StringBuilder line = new StringBuilder(request.method() + " " + request.target());
      for (String name : List.of("X-Auth-Token", "X-Service-Token", "Authorization", "Cookie")) {
        request.headers().first(name).ifPresent(value -> line.append(' ').append(value));
      }
      seen.add(line.toString());
      String path = request.target().path();
      String text = path.equals("/info") ? "{\"swift\": {}}" : "";
      return moved.getOrDefault(path, new Told(200, Headers.NONE, text));
    }

    @Override
    public void dropIdleConnections() {}

    @Override
    public Set<Capability> capabilities() {
      return Set.of(Capability.values());
    }

    @Override
    public void close() {}
  }

  private record Told(int status, Headers headers, String text) implements Response {
    @Override
    public String reason() {
      return "";
    }

    @Override
    public InputStream body() {
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {}
  }
}
