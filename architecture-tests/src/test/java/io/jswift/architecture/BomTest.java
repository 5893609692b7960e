package io.jswift.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is shipped, and nothing else, is in the bill of materials. */
class BomTest {
  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(swift-[^<]*)</artifactId>");

  @Test
  void namesEveryShippedModule() throws IOException {
    String bom = Files.readString(Path.of("../bom/pom.xml"));
    assertThat(ARTIFACT.matcher(bom).results().map(found -> found.group(1)))
        .containsExactlyInAnyOrderElementsOf(Modules.SHIPPED);
  }
}
