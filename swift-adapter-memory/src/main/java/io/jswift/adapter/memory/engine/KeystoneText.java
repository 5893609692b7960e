package io.jswift.adapter.memory.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What Keystone answers, as JSON. */
final class KeystoneText {
  private static final String JSON = "application/json";
  private static final String REGION = "RegionOne";

  private KeystoneText() {}

  static Refusal refusal(int status, String message) {
    String body =
        "{\"error\": {\"code\": %d, \"message\": %s, \"title\": %s}}"
            .formatted(status, Text.json(message), Text.json(Answer.empty(status).reason()));
    Answer answer = Answer.text(status, JSON, body);
    return new Refusal(
        status == 401 ? answer.header("Www-Authenticate", "Keystone uri=\"/identity\"") : answer);
  }

  static Answer versions(String url) {
    String values = versionObject(url, "v3") + ", " + versionObject(url, "v2.0");
    return Answer.text(300, JSON, "{\"versions\": {\"values\": [" + values + "]}}");
  }

  static Answer version(String url, String version) {
    return Answer.text(200, JSON, "{\"version\": " + versionObject(url, version) + "}");
  }

  private static String versionObject(String url, String version) {
    boolean newest = version.equals("v3");
    return """
        {"id": "%s", "status": "%s", "updated": "2022-04-04T00:00:00Z",
         "links": [{"rel": "self", "href": "%s/%s/"}], "media-types": []}"""
        .formatted(newest ? "v3.14" : "v2.0", newest ? "stable" : "deprecated", url, version);
  }

  static String token3(User user, TempAuth.Issued token, boolean scoped, String origin) {
    String scope =
        scoped
            ? """
              , "project": {"id": "%1$s", "name": "%1$s", "domain": {"id": "default", "name": "Default"}},
              "roles": [%2$s], "catalog": [%3$s]"""
                .formatted(user.account(), roles(user), catalog3(user, origin))
            : "";
    return """
        {"token": {"methods": ["password"], "issued_at": "%s", "expires_at": "%s", "audit_ids": [],
        "user": {"id": "%s", "name": "%s", "domain": {"id": "default", "name": "Default"}}%s}}"""
        .formatted(
            time(token.issued()), time(token.expires()), Keystone.id(user), user.name(), scope);
  }

  private static String catalog3(User user, String origin) {
    return service3("object-store", "swift", storage(user, origin))
        + ", "
        + service3("identity", "keystone", origin + Keystone.PATH);
  }

  private static String service3(String type, String name, String url) {
    List<String> endpoints = new ArrayList<>();
    for (String each : List.of("public", "internal", "admin")) {
      endpoints.add(
          """
          {"id": "%1$s-%2$s", "interface": "%2$s", "region": "%3$s", "region_id": "%3$s", "url": "%4$s"}"""
              .formatted(name, each, REGION, url));
    }
    return "{\"id\": \"%2$s\", \"type\": \"%1$s\", \"name\": \"%2$s\", \"endpoints\": [%3$s]}"
        .formatted(type, name, String.join(", ", endpoints));
  }

  static String token2(User user, TempAuth.Issued token, boolean scoped, String origin) {
    String tenant =
        scoped
            ? ", \"tenant\": {\"id\": \"%1$s\", \"name\": \"%1$s\"}".formatted(user.account())
            : "";
    String catalog =
        scoped
            ? service2("object-store", "swift", storage(user, origin))
                + ", "
                + service2("identity", "keystone", origin + Keystone.PATH)
            : "";
    return """
        {"access": {"token": {"id": "%s", "issued_at": "%s", "expires": "%s"%s},
        "serviceCatalog": [%s], "user": {"id": "%s", "name": "%s", "roles": [%s]}}}"""
        .formatted(
            token.text(),
            time(token.issued()),
            time(token.expires()),
            tenant,
            catalog,
            Keystone.id(user),
            user.name(),
            roles(user));
  }

  private static String service2(String type, String name, String url) {
    return """
        {"type": "%1$s", "name": "%2$s", "endpoints": [{"region": "%3$s",
        "publicURL": "%4$s", "internalURL": "%4$s", "adminURL": "%4$s"}]}"""
        .formatted(type, name, REGION, url);
  }

  static String credential(String id, String name, String secret, User user) {
    return """
        {"application_credential": {"id": "%s", "name": %s, "secret": %s, "project_id": "%s", "roles": [%s]}}"""
        .formatted(id, Text.json(name), Text.json(secret), user.account(), roles(user));
  }

  private static String storage(User user, String origin) {
    return origin + "/v1/AUTH_" + user.account();
  }

  private static String roles(User user) {
    List<String> roles = new ArrayList<>();
    if (user.groups().contains(".admin")) {
      roles.add("member");
    }
    if (user.groups().contains(".reseller_admin")) {
      roles.add("ResellerAdmin");
    }
    if (roles.isEmpty()) {
      roles.add("reader");
    }
    return String.join(
        ", ",
        roles.stream()
            .map(each -> "{\"id\": \"%1$s\", \"name\": \"%1$s\"}".formatted(each))
            .toList());
  }

  private static String time(Instant time) {
    return time.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
        .toString()
        .replace("Z", ".000000Z");
  }
}
