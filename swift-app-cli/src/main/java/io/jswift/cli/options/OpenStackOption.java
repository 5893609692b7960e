package io.jswift.cli.options;

import java.util.Locale;
import java.util.Set;

/**
 * An option of OpenStack's clients: {@code --os-user-id}, for which the variable {@code OS_USER_ID}
 * stands in.
 */
public enum OpenStackOption {
  /** The cloud of clouds.yaml that says the rest. */
  CLOUD("NAME", "Cloud of clouds.yaml to use, in place of variables."),
  /** The user's name. */
  USERNAME("NAME", "User name."),
  /** The user's id. */
  USER_ID("ID", "User id, in place of the name."),
  /** The id of the user's domain. */
  USER_DOMAIN_ID("ID", "Id of the user's domain."),
  /** The name of the user's domain. */
  USER_DOMAIN_NAME("NAME", "Name of the user's domain."),
  /** The user's password. */
  PASSWORD("PASSWORD", "Password."),
  /** The one-time passcode beside the password. */
  PASSCODE("DIGITS", "One-time passcode (TOTP), beside the password or in its place."),
  /** The tenant's id. */
  TENANT_ID("ID", "Tenant id: what version 2 calls a project."),
  /** The tenant's name. */
  TENANT_NAME("NAME", "Tenant name."),
  /** The project's id. */
  PROJECT_ID("ID", "Project id."),
  /** The project's name. */
  PROJECT_NAME("NAME", "Project name."),
  /** The id of the project's domain. */
  PROJECT_DOMAIN_ID("ID", "Id of the project's domain."),
  /** The name of the project's domain. */
  PROJECT_DOMAIN_NAME("NAME", "Name of the project's domain."),
  /** The trust whose rights are used. */
  TRUST_ID("ID", "Trust to use, in place of a project."),
  /** The URL of Keystone. */
  AUTH_URL("URL", "URL of Keystone."),
  /** The way of logging in. */
  AUTH_TYPE(
      "TYPE",
      "password, v1password, v2password, v3password, v3applicationcredential, v3token or v3totp."),
  /** The application credential's id. */
  APPLICATION_CREDENTIAL_ID("ID", "Id of an application credential."),
  /** The application credential's name. */
  APPLICATION_CREDENTIAL_NAME("NAME", "Name of an application credential, beside its user."),
  /** The application credential's secret. */
  APPLICATION_CREDENTIAL_SECRET("SECRET", "Secret of an application credential."),
  /** A token. */
  AUTH_TOKEN("TOKEN", "Token; with a storage URL no login is made."),
  /** The storage's URL. */
  STORAGE_URL("URL", "Storage URL to use in place of the one the login tells."),
  /** The endpoint's region. */
  REGION_NAME("NAME", "Region of the storage."),
  /** The type of the storage's service. */
  SERVICE_TYPE("TYPE", "Type of the service; object-store unless told."),
  /** The interface of the endpoint. */
  ENDPOINT_TYPE("TYPE", "Interface of the storage: public unless told, internal or admin."),
  /** The authorities to trust. */
  CACERT("FILE", "Certificates of the authorities to trust, PEM."),
  /** The client's certificate. */
  CERT("FILE", "Client certificate, PEM."),
  /** The client's key. */
  KEY("FILE", "Client key, PEM.");

  private final String label;
  private final String description;

  OpenStackOption(String label, String description) {
    this.label = label;
    this.description = description;
  }

  /** Returns the option as it is typed. */
  public String option() {
    return "--os-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the variable that stands in for it. */
  public String variable() {
    return "OS_" + name();
  }

  /** Returns the older spelling, which help does not show; the option itself if it has none. */
  String older() {
    return Set.of(CACERT, CERT, KEY).contains(this)
        ? option()
        : "--os_" + name().toLowerCase(Locale.ROOT);
  }

  String label() {
    return label;
  }

  String description() {
    return description + " (" + variable() + ")";
  }
}
