package io.jswift.conformance.differential;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okio.Buffer;

/** A Keystone to which the requests of a script go. */
final class KeystoneSide {
  private static final Pattern ID = Pattern.compile("\"id\": *\"([^\"]+)\"");
  private static final Pattern USER =
      Pattern.compile("\"user\": *\\{\"domain\": *\\{[^}]*}, *\"id\": *\"([^\"]+)\"");

  // Of these only the presence is the same everywhere.
  private static final Set<String> OWN =
      Set.of("id", "user_id", "project_id", "url", "self", "href", "updated", "audit_ids");

  private final String url;
  private final Map<String, String> names = new HashMap<>();

  KeystoneSide(String url, String run) {
    this.url = url;
    names.put("c", run);
  }

  /** Does one step and returns what is to be the same everywhere. */
  String ask(Script.Step step) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + filled(step.target())))
            .header("Content-Type", "application/json")
            .method(step.method(), HttpRequest.BodyPublishers.ofString(filled(step.body())));
    for (String each : step.headers()) {
      String[] header = each.split(": ", 2);
      request.header(header[0], filled(header[1]));
    }
    HttpResponse<String> answer = send(request.build());
    String token = answer.headers().firstValue("X-Subject-Token").orElse("");
    if (!step.keep().isEmpty()) {
      names.put(step.keep(), token.isEmpty() ? first(ID, answer.body()) : token);
    }
    if (!token.isEmpty()) {
      names.computeIfAbsent("user", unknown -> first(USER, answer.body()));
    }
    return comparable(answer);
  }

  // Keystone's own server speaks HTTP/1.0, and the JDK's client would use its connections again.
  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(request.toString(), failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private String filled(String text) {
    String filled = text;
    for (Map.Entry<String, String> each : names.entrySet()) {
      filled = filled.replace("$" + each.getKey(), each.getValue());
    }
    return filled;
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? found.group(1) : "";
  }

  private String comparable(HttpResponse<String> answer) {
    String body = answer.body();
    String told = body.startsWith("{") ? text(json(body)) : body;
    for (Map.Entry<String, String> each : names.entrySet()) {
      told = told.replace(each.getValue(), "$" + each.getKey());
    }
    return answer.statusCode()
        + " "
        + answer.headers().map().containsKey("www-authenticate")
        + " "
        + answer.headers().firstValue("Vary").orElse("")
        + " "
        + answer.headers().map().containsKey("x-subject-token")
        + "\n"
        + told;
  }

  private static Object json(String body) {
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(body))) {
      return reader.readJsonValue();
    } catch (IOException wrong) {
      throw new UncheckedIOException(body, wrong);
    }
  }

  // Members in the order of their names, elements in that of their texts.
  private static String text(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, String> sorted = new TreeMap<>();
      map.forEach((key, of) -> sorted.put(String.valueOf(key), member(String.valueOf(key), of)));
      return sorted.toString();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(KeystoneSide::text).sorted().collect(Collectors.joining(",\n"));
    }
    return value + "";
  }

  private static String member(String name, Object value) {
    if (value != null && (OWN.contains(name) || name.endsWith("_at"))) {
      return "OWN";
    }
    // What a JSON schema says after its first line is its own affair.
    return name.equals("message") ? text(value).split("\n\n", 2)[0] : text(value);
  }
}
