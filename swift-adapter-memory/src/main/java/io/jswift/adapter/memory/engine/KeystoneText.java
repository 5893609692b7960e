package io.jswift.adapter.memory.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What Keystone answers, as JSON. */
final class KeystoneText {
  static final String JSON = "application/json";
  private static final String REGION = "RegionOne";
  private static final String DOMAIN = "{\"id\": \"default\", \"name\": \"Default\"}";

  private KeystoneText() {}

  static Refusal refusal(int status, String message) {
    return refusal(status, "", message);
  }

  private static Refusal refusal(int status, String more, String message) {
    String body =
        "{\"error\": {\"code\": %d, %s\"message\": %s, \"title\": %s}}"
            .formatted(status, more, Text.json(message), Text.json(Answer.empty(status).reason()));
    return new Refusal(Answer.text(status, JSON, body));
  }

  static Refusal unauthorized() {
    return refusal(401, "The request you have made requires authentication.");
  }

  static Refusal unsupportedMethod() {
    String known =
        "\"identity\": {\"methods\": [\"password\", \"token\", \"application_credential\"]}, ";
    return refusal(401, known, "Attempted to authenticate with an unsupported method.");
  }

  static Refusal scopedCredential() {
    return refusal(
        401,
        "\"identity\": {}, ",
        "Error authenticating with application credential: Application credentials cannot request"
            + " a scope.");
  }

  static Refusal forbidden(String action) {
    return refusal(403, "You are not authorized to perform the requested action: " + action + ".");
  }

  static Refusal expecting(String what, String where) {
    return malformed("Expecting to find " + what + " in " + where + ".");
  }

  static Refusal malformed(String message) {
    return refusal(
        400,
        message
            + " The server could not comply with the request since it is either malformed or"
            + " otherwise incorrect. The client is assumed to be in error.");
  }

  static Refusal notAllowed() {
    return new Refusal(
        Answer.text(
            405, JSON, "{\"message\": \"The method is not allowed for the requested URL.\"}"));
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
        {"id": "%1$s", "status": "%2$s", "updated": "2022-04-04T00:00:00Z",
         "links": [{"rel": "self", "href": "%3$s/%4$s/"}],
         "media-types": [{"base": "application/json",
         "type": "application/vnd.openstack.identity-%4$s+json"}]}"""
        .formatted(newest ? "v3.14" : "v2.0", newest ? "stable" : "deprecated", url, version);
  }

  static String token3(TempAuth.Issued token, boolean withCatalog, String origin) {
    KeystoneGrant grant = token.grant();
    User user = grant.user();
    String scope =
        grant.scoped()
            ? """
              , "project": {"id": %1$s, "name": %1$s, "domain": %2$s}, "is_domain": false,
              "roles": [%3$s]"""
                .formatted(Text.json(user.account()), DOMAIN, roles(grant.roles()))
            : "";
    String catalog = withCatalog ? ", \"catalog\": [" + catalog3(user, origin) + "]" : "";
    return """
        {"token": {"methods": [%s], "user": {"domain": %s, "id": %s, "name": %s,
        "password_expires_at": null}, "audit_ids": [%s], "expires_at": "%s", "issued_at": "%s"%s%s%s}}"""
        .formatted(
            listed(grant.methods()),
            DOMAIN,
            Text.json(Keystone.id(user)),
            Text.json(user.name()),
            Text.json(token.audit()),
            time(token.expires()),
            time(token.issued()),
            scope,
            catalog,
            credential(grant));
  }

  private static String credential(KeystoneGrant grant) {
    KeystoneCredentials.Credential made = grant.credential();
    return made == null
        ? ""
        : ", \"application_credential\": {\"id\": %s, \"name\": %s, \"restricted\": true}"
            .formatted(Text.json(made.id()), Text.json(made.name()));
  }

  private static String listed(List<String> texts) {
    return String.join(", ", texts.stream().map(Text::json).toList());
  }

  static String catalog(User user, String origin) {
    return "{\"catalog\": [%s], \"links\": {\"self\": \"%s/v3/auth/catalog\"}}"
        .formatted(catalog3(user, origin), origin + Keystone.PATH);
  }

  static String projects(User user, String url) {
    return """
        {"projects": [{"id": %1$s, "name": %1$s, "domain_id": "default", "description": "",
        "enabled": true, "parent_id": "default", "is_domain": false, "tags": [], "options": {},
        "links": {"self": "%2$s/projects/%3$s"}}],
        "links": {"next": null, "self": "%2$s/auth/projects", "previous": null}}"""
        .formatted(Text.json(user.account()), url, user.account());
  }

  private static String catalog3(User user, String origin) {
    return service3("identity", "keystone", origin + Keystone.PATH + "/v3")
        + ", "
        + service3("object-store", "swift", storage(user, origin));
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

  static String token2(TempAuth.Issued token, String origin) {
    User user = token.grant().user();
    boolean scoped = token.grant().scoped();
    String tenant =
        scoped
            ? ", \"tenant\": {\"id\": %1$s, \"name\": %1$s}".formatted(Text.json(user.account()))
            : "";
    String catalog =
        scoped
            ? service2("object-store", "swift", storage(user, origin))
                + ", "
                + service2("identity", "keystone", origin + Keystone.PATH)
            : "";
    return """
        {"access": {"token": {"id": "%s", "issued_at": "%s", "expires": "%s"%s},
        "serviceCatalog": [%s], "user": {"id": %s, "name": %s, "roles": [%s]}}}"""
        .formatted(
            token.text(),
            time(token.issued()),
            time(token.expires()),
            tenant,
            catalog,
            Text.json(Keystone.id(user)),
            Text.json(user.name()),
            roles(token.grant().roles()));
  }

  private static String service2(String type, String name, String url) {
    return """
        {"type": "%1$s", "name": "%2$s", "endpoints": [{"region": "%3$s",
        "publicURL": "%4$s", "internalURL": "%4$s", "adminURL": "%4$s"}]}"""
        .formatted(type, name, REGION, url);
  }

  static String credential(
      KeystoneCredentials.Credential credential, String url, boolean withSecret) {
    return "{\"application_credential\": " + one(credential, url, withSecret) + "}";
  }

  static String credentials(List<KeystoneCredentials.Credential> all, String url, String userId) {
    List<String> rows = all.stream().map(each -> one(each, url, false)).toList();
    return """
        {"application_credentials": [%s],
        "links": {"next": null, "self": "%s/users/%s/application_credentials", "previous": null}}"""
        .formatted(String.join(", ", rows), url, userId);
  }

  private static String one(
      KeystoneCredentials.Credential credential, String url, boolean withSecret) {
    String description = credential.description();
    Instant expires = credential.expires();
    return """
        {"id": "%1$s", "name": %2$s, "description": %3$s, "user_id": %4$s, "project_id": %5$s,
        "system": null, "expires_at": %6$s, "unrestricted": null, "roles": [%7$s]%8$s,
        "links": {"self": "%9$s/application_credentials/%1$s"}}"""
        .formatted(
            credential.id(),
            Text.json(credential.name()),
            description == null ? "null" : Text.json(description),
            Text.json(Keystone.id(credential.user())),
            Text.json(credential.user().account()),
            expires == null ? "null" : Text.json(time(expires).replace("Z", "")),
            rolesInFull(credential.roles()),
            withSecret ? ", \"secret\": " + Text.json(credential.secret()) : "",
            url);
  }

  private static String rolesInFull(List<String> roles) {
    List<String> rows = new ArrayList<>();
    for (String each : roles) {
      rows.add(
          """
          {"id": "%1$s", "name": "%1$s", "domain_id": null, "description": null,
          "options": {"immutable": true}}"""
              .formatted(each));
    }
    return String.join(", ", rows);
  }

  private static String storage(User user, String origin) {
    return origin + "/v1/AUTH_" + user.account();
  }

  private static String roles(List<String> roles) {
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
