package io.jswift.adapter.keystone;

import io.jswift.adapter.keystone.internal.json.Catalogue;
import io.jswift.domain.AuthException;
import io.jswift.domain.InvalidRequestException;
import io.jswift.ports.transport.Target;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where the storage is: at a URL that was given, or at an endpoint of the catalogue. */
record StorageChoice(EndpointChoice endpoint, @Nullable Target override) {
  /**
   * Returns the storage's URL.
   *
   * @throws AuthException if no endpoint fits, with what the catalogue has; or the one made from a
   *     sentence, if the endpoint is no URL
   */
  Target url(Catalogue catalogue, Function<String, AuthException> senseless) {
    if (override != null) {
      return Urls.withoutSlash(override);
    }
    String url =
        catalogue
            .url(endpoint.serviceType(), endpoint.visibility(), endpoint.region())
            .orElseThrow(() -> missing(catalogue));
    try {
      return Urls.withoutSlash(Target.parse(url));
    } catch (InvalidRequestException notAnUrl) {
      throw senseless.apply("the endpoint in its catalogue is \"" + url + "\"");
    }
  }

  private AuthException missing(Catalogue catalogue) {
    return new AuthException(
        "Endpoint for "
            + endpoint.serviceType()
            + " not found - have you specified a region? Asked for: "
            + endpoint.visibility()
            + (endpoint.anyRegion() ? " in any region" : " in " + endpoint.region())
            + ". "
            + catalogue.summary(),
        0,
        null);
  }
}
