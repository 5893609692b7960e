package io.jswift.cli.command;

import io.jswift.cli.options.Stop;
import io.jswift.cli.output.Output;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * {@code swift try}: shows the main job on an embedded Swift, with the commands that one would
 * type.
 */
@picocli.CommandLine.Command
public final class TryCommand implements Command {
  private static final int LARGE = 25 * 1024 * 1024;

  @Override
  public String synopsis() {
    return "";
  }

  @Override
  public String help() {
    return """
        Shows in a few seconds, without any cluster, that all this works.
        It starts an embedded Swift, uploads a directory, lists it, stats it, downloads it,
        compares every byte, and says how to do the same on your own cluster.
        """;
  }

  @Override
  public void run(List<String> arguments, Access access) {
    Output output = access.output();
    Path work = temporary();
    try (EmbeddedSwift.Running swift = access.embedded().start(EmbeddedSwift.Settings.PLAIN)) {
      Path pictures = makePictures(work);
      Map<String, String> user =
          Map.of("ST_AUTH", swift.authUrl(), "ST_USER", "test:tester", "ST_KEY", "testing");
      output.line("An embedded Swift is running. These commands are run against it:");
      output.line("  export ST_AUTH=" + swift.authUrl() + " ST_USER=test:tester ST_KEY=testing");
      Path copy = work.resolve("copy");
      show(
          access,
          user,
          "upload",
          "photos",
          pictures.toString(),
          "-S",
          "10M",
          "--object-name",
          "pictures");
      show(access, user, "list", "photos", "--lh");
      show(access, user, "stat", "photos", "pictures/large.raw");
      show(access, user, "download", "photos", "-D", copy.toString(), "--no-shuffle");
      compare(pictures, copy.resolve("pictures"), output);
      output.line("");
      output.line("The same with your own cluster:");
      output.line(
          "  export ST_AUTH=https://swift.example.com/auth/v1.0 ST_USER=account:user ST_KEY=key");
      output.line("  ./swift upload photos ./pictures");
    } catch (IOException failed) {
      throw new Stop("Cannot use the temporary directory '" + work + "': " + Reason.of(failed));
    } finally {
      remove(work);
    }
  }

  private static void show(Access access, Map<String, String> environment, String... command) {
    access.output().line("");
    access.output().line("$ ./swift " + String.join(" ", command));
    int exit = access.run(Arrays.asList(command), environment);
    if (exit != 0) {
      throw new Stop("swift " + command[0] + " ended with status " + exit + ".");
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("jswift-try-");
    } catch (IOException refused) {
      throw new Stop("No temporary directory can be made: " + Reason.of(refused));
    }
  }

  private static Path makePictures(Path work) throws IOException {
    Path pictures = Files.createDirectories(work.resolve("pictures"));
    Path trip = Files.createDirectories(pictures.resolve("trip to the sea"));
    Files.createDirectories(pictures.resolve("empty"));
    Files.writeString(pictures.resolve("readme.txt"), "Pictures, 100% mine.\n");
    for (int i = 1; i <= 3; i++) {
      Files.write(trip.resolve("wave #" + i + ".jpg"), bytes(40_000 + i, i));
    }
    try (OutputStream out = Files.newOutputStream(pictures.resolve("large.raw"))) {
      for (int i = 0; i < LARGE / (1024 * 1024); i++) {
        out.write(bytes(1024 * 1024, i));
      }
    }
    return pictures;
  }

  private static byte[] bytes(int length, int seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static void compare(Path original, Path copy, Output output) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(original)) {
      walk.filter(Files::isRegularFile).forEach(files::add);
    }
    long bytes = 0;
    for (Path file : files) {
      Path other = copy.resolve(original.relativize(file).toString());
      if (!Files.exists(other) || Files.mismatch(file, other) >= 0) {
        throw new Stop("'" + other + "' differs from '" + file + "'.");
      }
      bytes += Files.size(file);
    }
    output.line("");
    output.line(
        "Compared " + files.size() + " files, " + bytes + " bytes: every byte is the same.");
  }

  private static void remove(Path work) {
    try (Stream<Path> walk = Files.walk(work)) {
      for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException | UncheckedIOException stays) {
      // It is in the directory for temporary files.
    }
  }
}
