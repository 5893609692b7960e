package io.jswift.consumer.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.MemorySwift;
import io.jswift.adapter.okhttp.OkHttpTransport;
import io.jswift.adapter.tempauth.TempAuth;
import io.jswift.domain.ContainerName;
import io.jswift.ports.transport.Transport;
import io.jswift.service.SwiftService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged jars work on the class path. */
class ConsumerTest {

  @Test
  void usesEveryPart(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("letter"), "Grüße");
    assertThat(Consumer.roundTrip(file)).isEqualTo("a/b c: Grüße");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        ContainerName.class,
        Transport.class,
        SwiftService.class,
        OkHttpTransport.class,
        TempAuth.class,
        MemorySwift.class
      })
  void isReallySo(Class<?> type) {
    assertThat(type.getModule().isNamed()).isFalse();
    assertThat(Consumer.class.getModule().isNamed()).isFalse();
    assertThat(type.getProtectionDomain().getCodeSource().getLocation().getPath()).endsWith(".jar");
  }
}
