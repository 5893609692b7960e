package io.jswift.domain.settings;

import io.jswift.domain.Headers;
import java.util.Optional;

/** A container's settings that can be read, and taken away. */
public enum ContainerSetting {
  /** Who may read beside the owner. */
  READERS("X-Container-Read"),
  /** Who may write beside the owner. */
  WRITERS("X-Container-Write"),
  /** The most bytes it takes. */
  QUOTA_BYTES("X-Container-Meta-Quota-Bytes"),
  /** The most objects it takes. */
  QUOTA_COUNT("X-Container-Meta-Quota-Count"),
  /** The origins whose pages may read it. */
  CORS_ORIGINS("X-Container-Meta-Access-Control-Allow-Origin"),
  /** For how many seconds a browser knows. */
  CORS_MAX_AGE("X-Container-Meta-Access-Control-Max-Age"),
  /** The headers that those pages see. */
  CORS_EXPOSED_HEADERS("X-Container-Meta-Access-Control-Expose-Headers"),
  /** A web site's index page. */
  WEB_INDEX("X-Container-Meta-Web-Index"),
  /** The suffix of its error pages. */
  WEB_ERROR("X-Container-Meta-Web-Error"),
  /** Whether a directory without an index page is listed. */
  WEB_LISTINGS("X-Container-Meta-Web-Listings"),
  /** The style sheet of those lists. */
  WEB_LISTINGS_CSS("X-Container-Meta-Web-Listings-CSS"),
  /** What those lists call the container. */
  WEB_LISTINGS_LABEL("X-Container-Meta-Web-Listings-Label"),
  /** The content type of objects that stand for directories. */
  WEB_DIRECTORY_TYPE("X-Container-Meta-Web-Directory-Type"),
  /** Where it is copied to. */
  SYNC_TO("X-Container-Sync-To"),
  /** The key that both ends share. */
  SYNC_KEY("X-Container-Sync-Key"),
  /** Legacy: where what is overwritten goes. */
  VERSIONS_LOCATION("X-Versions-Location"),
  /** Legacy: where what is overwritten or deleted goes. */
  HISTORY_LOCATION("X-History-Location"),
  /** The first key of signatures. */
  TEMP_URL_KEY("X-Container-Meta-Temp-URL-Key"),
  /** The second key of signatures. */
  TEMP_URL_KEY_2("X-Container-Meta-Temp-URL-Key-2");

  private final String header;

  ContainerSetting(String header) {
    this.header = header;
  }

  /** Returns the header that sets and tells it. */
  public String header() {
    return header;
  }

  /** Returns the header that takes it away. */
  public String removal() {
    return "X-Remove-" + header.substring("X-".length());
  }

  /** Returns what a container's headers say of it. */
  public Optional<String> in(Headers answer) {
    return answer.first(header);
  }
}
