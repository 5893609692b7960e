package io.jswift.conformance.differential;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A shell with a directory and an account of its own, in which {@code swift} is one command. */
final class CommandSide {
  private static final long SECONDS = 120;
  private static final Pattern STAMP = Pattern.compile("\\b(\\d{10})\\.\\d{5,6}\\b");
  private static final Pattern PARALLEL = Pattern.compile("\\bswift .*(upload|download|delete)\\b");

  private final Path home;
  private final Path work;
  private final Map<String, String> environment;
  private final String account;

  /**
   * Makes one.
   *
   * @param home an empty directory
   * @param program the words that run the command, for a shell
   * @param server such as {@code http://127.0.0.1:8080}
   * @param account the account it may use
   */
  CommandSide(Path home, String program, String server, String account) throws IOException {
    this.home = home;
    this.work = Files.createDirectories(home.resolve("work"));
    this.account = account;
    Path launcher = Files.createDirectories(home.resolve("bin")).resolve("swift");
    Files.writeString(launcher, "#!/bin/sh\nexec " + program + " \"$@\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    this.environment =
        Map.of(
            "PATH",
            launcher.getParent() + ":" + System.getenv("PATH"),
            "ST_AUTH",
            server + "/auth/v1.0",
            "ST_USER",
            "admin:admin",
            "ST_KEY",
            "admin",
            "OS_STORAGE_URL",
            server + "/v1/" + account,
            "LC_ALL",
            "C.UTF-8",
            "TZ",
            "UTC",
            "HOME",
            home.toString());
  }

  /** Runs a line; returns what it printed, its exit code and the files that are there then. */
  String run(String line) throws IOException, InterruptedException {
    Path out = home.resolve("out");
    Path err = home.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", line)
            .directory(work.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(line + " did not end within " + SECONDS + " s.");
    }
    boolean parallel = PARALLEL.matcher(line).find();
    return "exit "
        + process.exitValue()
        + "\n--- out\n"
        + text(out, parallel)
        + "--- err\n"
        + text(err, parallel)
        + "--- files\n"
        + files();
  }

  private String text(Path file, boolean parallel) throws IOException {
    String text = steady(usage(Files.readString(file, StandardCharsets.UTF_8)));
    return parallel
        ? text.lines().sorted().map(each -> each + "\n").collect(Collectors.joining())
        : text;
  }

  /** Texts of usage and help are each command's own. */
  private static String usage(String text) {
    return text.replaceAll("(?s)usage: .*?swift: error: ", "USAGE\nswift: error: ")
        .replaceAll("(?s)usage: .*\\z", "USAGE\n")
        .replaceAll("(?s)Usage: swift (\\w+) .*", "USAGE $1\n");
  }

  /** Takes out what differs between two runs of the same program. */
  String steady(String text) {
    String plain =
        text.replace(account, "ACCOUNT")
            .replace(home.toString(), "HOME")
            .replace(home.toString().substring(1), "HOME")
            .replaceAll("tx[0-9a-f]{21}-[0-9a-f]{10}[\\w.-]*", "TXN")
            .replaceAll("AUTH_tk\\w+", "TOKEN")
            .replaceAll("\\d+\\.\\d{3}(?=s| MB/s)", "N")
            .replaceAll("\\d{4}-\\d\\d-\\d\\d( +|T)\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?", "TIME")
            .replaceAll("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT", "DATE");
    long now = Instant.now().getEpochSecond();
    return STAMP
        .matcher(plain)
        .replaceAll(
            found ->
                Math.abs(Long.parseLong(found.group(1)) - now) < 86_400
                    ? "STAMP"
                    : Matcher.quoteReplacement(found.group()));
  }

  private String files() throws IOException {
    try (var walk = Files.walk(work)) {
      List<Path> all = walk.filter(each -> !each.equals(work)).sorted().toList();
      StringBuilder out = new StringBuilder();
      for (Path each : all) {
        out.append(work.relativize(each)).append(file(each)).append('\n');
      }
      return out.toString();
    }
  }

  private String file(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return "/";
    }
    // python-swiftclient sets it from a number with decimals, so what follows microseconds is
    // chance.
    Instant modified = Files.getLastModifiedTime(path).toInstant().truncatedTo(ChronoUnit.MICROS);
    boolean old = Math.abs(Instant.now().getEpochSecond() - modified.getEpochSecond()) > 86_400;
    int hash = Arrays.hashCode(Files.readAllBytes(path));
    return String.format(
        Locale.ROOT,
        " %d bytes %08x %s",
        Files.size(path),
        path.getFileName().toString().startsWith("out") ? 0 : hash,
        old ? modified : "new");
  }
}
