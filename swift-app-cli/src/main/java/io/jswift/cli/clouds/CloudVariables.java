package io.jswift.cli.clouds;

import io.jswift.cli.clouds.Value.Members;
import io.jswift.cli.options.OpenStackOption;
import io.jswift.cli.options.Stop;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Collects what files say about one cloud; of the same name the last wins. */
final class CloudVariables {
  private static final Map<String, OpenStackOption> TOP =
      Map.of(
          "region_name", OpenStackOption.REGION_NAME,
          "interface", OpenStackOption.ENDPOINT_TYPE,
          "endpoint_type", OpenStackOption.ENDPOINT_TYPE,
          "cacert", OpenStackOption.CACERT,
          "cert", OpenStackOption.CERT,
          "key", OpenStackOption.KEY,
          "object_store_service_type", OpenStackOption.SERVICE_TYPE,
          "object_store_endpoint_override", OpenStackOption.STORAGE_URL);
  private static final Set<String> FALSE = Set.of("false", "no", "off", "0");

  private final String cloud;
  private final Map<String, String> variables = new HashMap<>();
  private String type = "password";
  private String version = "3";

  CloudVariables(String cloud) {
    this.cloud = cloud;
  }

  void take(Path file, Members members) {
    members
        .members()
        .forEach(
            (name, value) -> {
              String plain = name.replace('-', '_');
              OpenStackOption option = TOP.get(plain);
              if (option != null) {
                variables.put(option.variable(), Clouds.text(file, value));
              } else if (plain.equals("auth")) {
                takeAuth(file, Clouds.members(file, value));
              } else {
                takeOther(file, plain, value);
              }
            });
  }

  private void takeOther(Path file, String name, Value value) {
    switch (name) {
      case "regions" ->
          variables.putIfAbsent(OpenStackOption.REGION_NAME.variable(), Clouds.text(file, value));
      case "auth_type" -> type = Clouds.text(file, value);
      case "identity_api_version" -> version = Clouds.text(file, value);
      case "verify" -> {
        if (FALSE.contains(Clouds.text(file, value).toLowerCase(Locale.ROOT))) {
          variables.put("SWIFTCLIENT_INSECURE", "true");
        } else {
          variables.put("SWIFTCLIENT_INSECURE", "");
        }
      }
      default -> {} // meant for other services
    }
  }

  private void takeAuth(Path file, Members auth) {
    auth.members()
        .forEach(
            (name, value) -> {
              String plain = name.replace('-', '_').toUpperCase(Locale.ROOT);
              String variable = plain.equals("TOKEN") ? "AUTH_TOKEN" : plain;
              for (OpenStackOption option : OpenStackOption.values()) {
                if (option.name().equals(variable)) {
                  variables.put(option.variable(), Clouds.text(file, value));
                }
              }
            });
  }

  Map<String, String> result() {
    boolean old = version.startsWith("2");
    String known =
        switch (type) {
          case "password", "" -> old ? "v2password" : "v3password";
          case "v3multifactor" -> "v3password";
          case "v1password",
              "v2password",
              "v3password",
              "v3applicationcredential",
              "token",
              "v3token",
              "v3totp" ->
              type;
          default ->
              throw new Stop(
                  "Cloud '" + cloud + "' has the auth_type '" + type + "', which is not known.");
        };
    variables.put(OpenStackOption.AUTH_TYPE.variable(), known);
    return variables;
  }
}
