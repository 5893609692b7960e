package io.jswift.conformance.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.MemorySwift;
import io.jswift.adapter.okhttp.OkHttpTransport;
import io.jswift.adapter.tempauth.TempAuth;
import io.jswift.domain.ContainerName;
import io.jswift.domain.Secret;
import io.jswift.ports.transport.Transport;
import io.jswift.service.SwiftService;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ObjectReader;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's recipe compiles, works, and is word for word what the README shows. */
class ReadmeTest {
  @TempDir Path directory;

  @Test
  void theRecipeUploadsTheFile() throws IOException {
    Files.writeString(directory.resolve("cat.jpg"), "miaow");
    try (MemorySwift memory = MemorySwift.start();
        LoopbackServer server = memory.serve(0)) {
      transfer(server.authUrl(), "test:tester", "testing");

      try (Transport transport = memory.transport();
          Connection connection =
              new Connection(
                  transport,
                  new TempAuth(transport, memory.authUrl(), "test:tester", new Secret("testing")));
          ObjectReader cat =
              connection.getObject(
                  new ContainerName("photos").object("cats/cat.jpg"), CallOptions.none())) {
        assertThat(cat.stream().readAllBytes()).asString().isEqualTo("miaow");
      }
    }
  }

  @Test
  void theReadmeShowsTheRecipe() throws IOException {
    assertThat(run("transfer", getClass())).isEqualTo(shown("transfer"));
  }

  @SuppressWarnings("SystemOut") // as a reader of the README would write it
  private void transfer(String authUrl, String user, String key) {
    // recipe:transfer
    try (Transport transport = new OkHttpTransport();
        Connection connection =
            new Connection(transport, new TempAuth(transport, authUrl, user, new Secret(key)));
        SwiftService swift = new SwiftService(connection);
        Outcomes<UploadOutcome> outcomes =
            swift.upload(
                UploadRequest.file("photos", directory.resolve("cat.jpg"), "cats/cat.jpg"))) {
      outcomes.forEachRemaining(System.out::println);
    }
    // end of recipe
  }

  /** Returns the words of a recipe as the README shows it. */
  static List<String> shown(String recipe) throws IOException {
    String marker = "<!-- recipe:" + recipe + " -->\n```java\n";
    return words(between(Path.of("../README.md"), marker, "```\n\n"));
  }

  /** Returns the words of a recipe as a test runs it. */
  static List<String> run(String recipe, Class<?> test) throws IOException {
    Path source = Path.of("src/test/java", test.getName().replace('.', '/') + ".java");
    String code = between(source, "// recipe:" + recipe + "\n", "    // end of recipe\n");
    return words(code.replace("directory.resolve(\"cat.jpg\")", "Path.of(\"cat.jpg\")"));
  }

  private static String between(Path file, String start, String end) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(start);
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }

  /** The words, since the formatter breaks lines by their indentation. */
  private static List<String> words(String code) {
    return List.of(code.replaceAll("\\s*([().])\\s*", "$1").strip().split("\\s+"));
  }
}
