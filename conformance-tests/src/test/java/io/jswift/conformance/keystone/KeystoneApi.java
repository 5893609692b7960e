package io.jswift.conformance.keystone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the tests need of Keystone besides tokens, over the JDK's client and without our code. */
final class KeystoneApi {
  private final String url;
  private final String token;

  KeystoneApi(String url, String token) {
    this.url = url;
    this.token = token;
  }

  String post(String path, String json) {
    return send(path, "POST", json.replace('\'', '"'));
  }

  void delete(String path) {
    send(path, "DELETE", "");
  }

  /** Returns what Keystone says about this very token. */
  String self() {
    return send("/auth/tokens", "GET", "");
  }

  private String send(String path, String method, String json) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("X-Auth-Token", token)
            .header("X-Subject-Token", token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .build();
    // Keystone's own server speaks HTTP/1.0, and the JDK's client would use its connections again.
    HttpClient client = HttpClient.newHttpClient();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(method + " " + path + answer.body()).isBetween(200, 299);
      return answer.body();
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Returns the id in the object of that name, at whatever depth. */
  static String id(String json, String object) {
    return found(
        json,
        "\"" + object + "\": *\\{(?:[^{}]|\\{(?:[^{}]|\\{[^{}]*\\})*\\})*?\"id\": *\"([^\"]+)\"");
  }

  private static String found(String json, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(json);
    assertThat(matcher.find()).as(pattern + " in " + json).isTrue();
    return matcher.group(1);
  }
}
