package io.jswift.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.listing.ObjectEntry;
import io.jswift.service.connection.CallOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Symbolic links. */
abstract class LinkSuite extends Suite {
  @Test
  void aLinkLeadsToItsTarget() {
    needs(Backend.Capability.LINKS);
    ContainerName container = container();
    put(container, "target ü", "there");
    String target = container + "/target%20%C3%BC";
    ObjectPath link = put(container, "link", "", Headers.of("X-Symlink-Target", target));

    assertThat(get(link)).isEqualTo("there");
    CallOptions itself = CallOptions.none().withQuery("symlink", "get");
    assertThat(swift.headObject(link, itself).headers().first("X-Symlink-Target")).contains(target);
  }

  @Test
  void aListingTellsWhereALinkLeads() {
    needs(Backend.Capability.LINKS);
    ContainerName container = container();
    put(container, "a target ü", "there");
    put(container, "link", "", Headers.of("X-Symlink-Target", container + "/a%20target%20%C3%BC"));

    List<ListingEntry> rows =
        swift.getContainer(container, ListingQuery.ALL, CallOptions.none()).value().entries();

    assertThat(((ObjectEntry) rows.get(0)).linkPath()).isEmpty();
    assertThat(((ObjectEntry) rows.get(1)).linkPath())
        .hasValueSatisfying(
            path -> assertThat(path).endsWith("/" + container + "/a%20target%20%C3%BC"));
  }
}
