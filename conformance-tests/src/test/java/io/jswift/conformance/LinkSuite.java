package io.jswift.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectPath;
import io.jswift.service.connection.CallOptions;
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
}
