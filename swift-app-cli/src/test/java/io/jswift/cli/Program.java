package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs as processes of their own: the built command, and shells around it. */
final class Program {
  /** The folder of the built program's modules. */
  static final Path LIBRARY = Path.of(System.getProperty("swift.dist", "target/dist/lib"));

  /** The launcher of this checkout. */
  static final Path LAUNCHER = Path.of(System.getProperty("swift.launcher", "../swift"));

  /** The launcher that goes into the image. */
  static final Path IMAGE_LAUNCHER = LAUNCHER.resolveSibling("distribution/src/main/image/swift");

  /** The Java that runs this. */
  static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private Program() {}

  /** Returns the built command's words, to run on the module path. */
  static List<String> swift(String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(JAVA.toString());
    words.add("-p");
    words.add(LIBRARY.toAbsolutePath().toString());
    words.add("-m");
    words.add("io.jswift.cli/io.jswift.cli.Main");
    words.addAll(List.of(arguments));
    return words;
  }

  /** Returns words that run others with the usual meaning of Ctrl-C, which a parent may ignore. */
  static List<String> interruptible(List<String> words) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("env", "--default-signal=INT"));
    Process probe = new ProcessBuilder("env", "--default-signal=INT", "true").start();
    if (probe.waitFor() != 0) {
      all.clear();
    }
    all.addAll(words);
    return all;
  }

  static ProcessBuilder builder(Path work, Map<String, String> environment, List<String> words) {
    ProcessBuilder builder = new ProcessBuilder(words).directory(work.toFile());
    builder.environment().keySet().removeIf(each -> each.matches("(ST|OS)_.*|.*_proxy|LC_.*|LANG"));
    builder.environment().putAll(environment);
    return builder;
  }

  /** Runs it to its end. */
  static Cli.Result run(Path work, Map<String, String> environment, List<String> words)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("program", ".out");
    Path err = Files.createTempFile("program", ".err");
    try {
      Process process =
          builder(work, environment, words)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      int exit = end(process);
      return new Cli.Result(exit, Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** Waits for its end; a minute is only there so that a hang does not last for ever. */
  static int end(Process process) throws InterruptedException {
    boolean ended = process.waitFor(1, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended).as("the program ends").isTrue();
    return process.exitValue();
  }

  /** Types Ctrl-C. */
  static void interrupt(Process process) throws IOException, InterruptedException {
    interrupt(Long.toString(process.pid()));
  }

  /** Types Ctrl-C; with a minus before it, the number is of a group of processes. */
  static void interrupt(String number) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-INT", "--", number).start().waitFor()).isZero();
  }
}
