package io.jswift.adapter.memory;

import io.jswift.adapter.memory.engine.EngineSettings;
import io.jswift.adapter.memory.engine.Limits;
import io.jswift.adapter.memory.engine.User;
import io.jswift.adapter.memory.fault.FaultPlan;
import io.jswift.adapter.memory.http.HttpServer;
import io.jswift.domain.InvalidRequestException;
import io.jswift.ports.time.Time;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sets up a {@link MemorySwift}. One thread at a time. */
public final class MemorySwiftBuilder {
  private static final Pattern USER =
      Pattern.compile("([^:=\\s]+):([^:=\\s]+)=(\\S+)((?:\\s+\\S+)*)");

  private final List<User> users = new ArrayList<>();
  private Time time = Time.system();
  private Duration tokenLife = EngineSettings.DEFAULTS.tokenLife();
  private Limits limits = Limits.SWIFT;
  private @Nullable Path spillDirectory;
  private @Nullable Path data;
  private String faults = "";
  private InetAddress bind = InetAddress.getLoopbackAddress();
  private int connections = 256;
  private Duration clientTimeout = Duration.ofSeconds(60);

  MemorySwiftBuilder() {}

  /**
   * Adds a user; with the first one the sample users are gone.
   *
   * @param user {@code ACCOUNT:NAME=KEY GROUP…}, as {@code test:tester=testing .admin}; the groups
   *     may be missing
   * @throws InvalidRequestException if it is not of this form; the message does not repeat it
   */
  public MemorySwiftBuilder user(String user) {
    users.add(read(user));
    return this;
  }

  static User read(String user) {
    Matcher parts = USER.matcher(user.strip());
    if (!parts.matches()) {
      throw new InvalidRequestException(
          "A user is given as ACCOUNT:NAME=KEY GROUP..., without blanks in the parts.");
    }
    List<String> groups = List.of(parts.group(4).strip().split("\\s+"));
    return new User(
        parts.group(1),
        parts.group(2),
        parts.group(3),
        groups.get(0).isEmpty() ? List.of() : groups);
  }

  /** Gives it a clock, for timestamps, tokens, and the waits of faults. */
  public MemorySwiftBuilder time(Time that) {
    this.time = that;
    return this;
  }

  /** Says how long a token lives; a day unless told. */
  public MemorySwiftBuilder tokenLife(Duration that) {
    this.tokenLife = that;
    return this;
  }

  /** Says how many bytes a plain object has at most; 5 GiB and 2 bytes unless told. */
  public MemorySwiftBuilder maxFileSize(long bytes) {
    this.limits = new Limits(bytes, limits.listingLimit(), limits.maxManifestSegments());
    return this;
  }

  /** Says how many rows a page of a listing has at most; 10,000 unless told. */
  public MemorySwiftBuilder listingLimit(int rows) {
    this.limits = new Limits(limits.maxFileSize(), rows, limits.maxManifestSegments());
    return this;
  }

  /**
   * Says how many segments the manifest of a static large object has at most; 1,000 unless told.
   */
  public MemorySwiftBuilder maxManifestSegments(int segments) {
    this.limits = new Limits(limits.maxFileSize(), limits.listingLimit(), segments);
    return this;
  }

  /** Says where large bodies are kept; a temporary directory unless told. */
  public MemorySwiftBuilder spillDirectory(Path directory) {
    this.spillDirectory = directory;
    return this;
  }

  /**
   * Keeps what it holds in this directory: bodies as they come, all else on close and some seconds
   * after a change. The next one that is given the directory goes on with it; tokens are forgotten.
   */
  public MemorySwiftBuilder data(Path directory) {
    this.data = directory;
    return this;
  }

  /**
   * Adds rules to the fault plan it starts with.
   *
   * @param rules one a line; the grammar is described at the package of {@link
   *     io.jswift.adapter.memory.fault.FaultPlan}
   */
  public MemorySwiftBuilder faults(String rules) {
    this.faults += rules + "\n";
    return this;
  }

  /** Says on which address its servers listen; the loopback address unless told. */
  public MemorySwiftBuilder bind(InetAddress address) {
    this.bind = address;
    return this;
  }

  /**
   * Says how many connections a server serves at once, a thread each; 256 unless told. More of them
   * wait.
   */
  public MemorySwiftBuilder connections(int atOnce) {
    this.connections = atOnce;
    return this;
  }

  /**
   * Says how long a server waits for a client that neither sends nor takes anything; a minute
   * unless told.
   */
  public MemorySwiftBuilder clientTimeout(Duration that) {
    this.clientTimeout = that;
    return this;
  }

  /**
   * Starts it.
   *
   * @throws InvalidRequestException if the fault plan is wrong, with line and column; or if the
   *     data directory cannot be used
   */
  public MemorySwift build() {
    FaultPlan plan = new FaultPlan();
    plan.add(faults);
    List<User> known = users.isEmpty() ? User.SAMPLE : users;
    EngineSettings engine =
        new EngineSettings(known, time, tokenLife, limits, spillDirectory, data);
    HttpServer.Settings server = new HttpServer.Settings(bind, connections, clientTimeout);
    try {
      return new MemorySwift(engine, server, plan);
    } catch (UncheckedIOException unusable) {
      String why =
          String.valueOf(unusable.getMessage())
              .replaceFirst("^java\\.(nio\\.file|io)\\.(IOException: )?", "");
      throw new InvalidRequestException(
          "The data directory '" + data + "' cannot be used: " + why + ".");
    }
  }
}
