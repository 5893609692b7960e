package io.jswift.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.StatusException.Kind;
import io.jswift.service.connection.CallOptions;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Copies within the cluster. */
abstract class CopySuite extends Suite {
  @Test
  void aCopyTakesBytesAndMetadataWithIt() {
    ContainerName container = container();
    ObjectPath source =
        put(container, "a/../b %2F", "bytes", Headers.of("X-Object-Meta-Color", "blue"));
    ObjectPath target = container.object("copies/./of ü");

    swift.copyObject(source, target, CallOptions.of(Headers.of("X-Object-Meta-Size", "large")));

    assertThat(get(target)).isEqualTo("bytes");
    ObjectInfo copy = swift.headObject(target, CallOptions.none()).value();
    assertThat(copy.metadata().get("Color")).contains("blue");
    assertThat(copy.metadata().get("Size")).contains("large");
  }

  @Test
  void aFreshCopyLeavesMetadataBehind() {
    ContainerName container = container();
    ObjectPath source = put(container, "a", "bytes", Headers.of("X-Object-Meta-Color", "blue"));
    ObjectPath target = container.object("b");

    swift.copyObject(source, target, CallOptions.of(Headers.of("X-Fresh-Metadata", "true")));

    ObjectInfo copy = swift.headObject(target, CallOptions.none()).value();
    assertThat(copy.metadata().get("Color")).isEqualTo(Optional.empty());
  }

  @Test
  void aCopyOfWhatIsNotThereIsNotFound() {
    ContainerName container = container();
    StatusException missing =
        catchThrowableOfType(
            StatusException.class,
            () ->
                swift.copyObject(
                    container.object("none"), container.object("b"), CallOptions.none()));
    assertThat(missing.kind()).isEqualTo(Kind.NOT_FOUND);
  }
}
