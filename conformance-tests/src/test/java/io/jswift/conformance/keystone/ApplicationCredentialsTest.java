package io.jswift.conformance.keystone;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.ManualTime;
import io.jswift.adapter.memory.MemorySwift;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What tokens of application credentials open: as much as their roles say, as long as they last.
 */
class ApplicationCredentialsTest {
  private static final Pattern ID = Pattern.compile("\"id\": \"([0-9a-f]{32})\"");
  private static final String PASSWORD =
      "{'auth': {'identity': {'methods': ['password'], 'password': {'user': {'name': 'tester',"
          + " 'domain': {'id': 'default'}, 'password': 'testing'}}},"
          + " 'scope': {'project': {'name': 'test', 'domain': {'id': 'default'}}}}}";

  private final ManualTime time = new ManualTime();
  private final MemorySwift swift = MemorySwift.builder().time(time).build();
  private final LoopbackServer server = swift.serve(0);
  private final HttpClient client = HttpClient.newHttpClient();
  private String own = "";

  @BeforeEach
  void logIn() throws Exception {
    own = tokenFor(PASSWORD);
    assertThat(put(own)).isEqualTo(201);
  }

  @AfterEach
  void close() {
    server.close();
    swift.close();
  }

  @Test
  void aReaderMayNotWriteInTheProject() throws Exception {
    assertThat(put(tokenFor(login(credential("'roles': [{'name': 'reader'}]"))))).isEqualTo(403);
    assertThat(put(tokenFor(login(credential("'roles': [{'name': 'member'}]"))))).isEqualTo(202);
  }

  @Test
  void aDeletedCredentialOpensNothing() throws Exception {
    String id = credential("'description': 'short-lived'");
    String token = tokenFor(login(id));
    assertThat(put(token)).isEqualTo(202);
    send("DELETE", credentials() + "/" + id, own, "");
    assertThat(put(token)).isEqualTo(401);
    assertThat(ask("POST", tokens(), "", login(id)).statusCode()).isEqualTo(404);
  }

  @Test
  void tokensLastNoLongerThanTheirCredential() throws Exception {
    String end = time.now().plusSeconds(60).toString().replace("Z", "");
    String id = credential("'expires_at': '" + end + "'");
    String token = tokenFor(login(id));
    assertThat(put(token)).isEqualTo(202);
    time.advance(Duration.ofSeconds(61));
    assertThat(put(token)).isEqualTo(401);
    assertThat(put(own)).isEqualTo(202);
    assertThat(ask("POST", tokens(), "", login(id)).statusCode()).isEqualTo(401);
  }

  private String tokens() {
    return server.url() + "/identity/v3/auth/tokens";
  }

  private String credentials() {
    return server.url() + "/identity/v3/users/user-test-tester/application_credentials";
  }

  private String credential(String more) throws Exception {
    String asked =
        "{'application_credential': {'name': '%d', 'secret': 's3', %s}}"
            .formatted(System.nanoTime(), more);
    Matcher id = ID.matcher(send("POST", credentials(), own, asked).body());
    assertThat(id.find()).isTrue();
    return id.group(1);
  }

  private static String login(String credential) {
    return "{'auth': {'identity': {'methods': ['application_credential'],"
        + " 'application_credential': {'id': '%s', 'secret': 's3'}}}}".formatted(credential);
  }

  private String tokenFor(String asked) throws Exception {
    return send("POST", tokens(), "", asked).headers().firstValue("X-Subject-Token").orElseThrow();
  }

  private int put(String token) throws Exception {
    return ask("PUT", server.url() + "/v1/AUTH_test/c", token, "").statusCode();
  }

  private HttpResponse<String> send(String method, String url, String token, String json)
      throws Exception {
    HttpResponse<String> answer = ask(method, url, token, json);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer;
  }

  private HttpResponse<String> ask(String method, String url, String token, String json)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .method(method, HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')));
    if (!token.isEmpty()) {
      request.header("X-Auth-Token", token);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
