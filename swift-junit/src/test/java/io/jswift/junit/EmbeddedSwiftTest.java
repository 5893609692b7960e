package io.jswift.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.MemorySwift;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The annotation at work, as an application's test would use it. */
@EmbeddedSwift(faults = "GET /unlucky/* -> 503", users = "more:user=key .admin")
class EmbeddedSwiftTest {
  private static final Set<String> PROJECTS = ConcurrentHashMap.newKeySet();

  private String storage;
  private String token;

  @BeforeEach
  void logIn(SwiftAccount account) throws IOException {
    HttpURLConnection login = open("GET", account.authUrl());
    login.setRequestProperty("X-Auth-User", account.user());
    login.setRequestProperty("X-Auth-Key", account.key());
    storage = login.getHeaderField("X-Storage-Url");
    token = login.getHeaderField("X-Auth-Token");
  }

  private static HttpURLConnection open(String method, String url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
    connection.setRequestMethod(method);
    return connection;
  }

  private int ask(String method, String path) throws IOException {
    HttpURLConnection connection = open(method, storage + path);
    connection.setRequestProperty("X-Auth-Token", token);
    return connection.getResponseCode();
  }

  @RepeatedTest(2)
  void everyTestHasAnAccountOfItsOwn(SwiftAccount account) throws IOException {
    assertThat(PROJECTS.add(account.project())).isTrue();
    assertThat(ask("HEAD", "/c")).isEqualTo(HttpURLConnection.HTTP_NOT_FOUND);
    assertThat(ask("PUT", "/c")).isEqualTo(HttpURLConnection.HTTP_CREATED);
    assertThat(storage).endsWith("/v1/AUTH_" + account.project());
  }

  @Test
  void theSwiftAndItsServerAreParameters(MemorySwift swift, LoopbackServer server)
      throws IOException {
    assertThat(storage).startsWith(server.url());
    ask("PUT", "/unlucky");
    assertThat(ask("GET", "/unlucky/o")).isEqualTo(HttpURLConnection.HTTP_UNAVAILABLE);
    assertThat(swift.faults().fired()).isEqualTo(1);
  }

  @Test
  void theAccountDoesNotPrintItsKey(SwiftAccount account) {
    assertThat(account.toString()).contains(account.user()).doesNotContain(account.key());
  }

  @Nested
  class Inside {
    @Test
    void nestedClassesHaveTheAnnotationsOfTheOuterOne(SwiftAccount account) throws IOException {
      assertThat(PROJECTS.add(account.project())).isTrue();
      assertThat(ask("PUT", "/c")).isEqualTo(HttpURLConnection.HTTP_CREATED);
    }
  }
}
