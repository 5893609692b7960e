package io.jswift.cli.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.ManualTime;
import io.jswift.domain.Secret;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachedAuthTest {
  @TempDir Path temporary;
  private final ManualTime time = new ManualTime();
  private final List<String> logins = new ArrayList<>();
  private Path directory;
  private Duration life = Duration.ofHours(1);

  @BeforeEach
  void fresh() {
    directory = temporary.resolve("a/sessions");
  }

  @Test
  void aSecondCommandLogsInNoMore() throws IOException {
    Session first = command("k").login(new Cancellation());
    Session second = command("k").login(new Cancellation());
    assertThat(logins).containsExactly("token1");
    assertThat(second.token()).isEqualTo(first.token());
    assertThat(second.storageUrl()).isEqualTo(first.storageUrl());
    assertThat(second.expires()).isEqualTo(first.expires());
    assertThat(second.serviceToken()).contains(new Secret("service"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
    assertThat(file().getFileName().toString()).matches("[0-9a-f]{64}\\.session");
  }

  @Test
  void otherLoginsHaveOtherFiles() {
    command("k").login(new Cancellation());
    command("other").login(new Cancellation());
    assertThat(logins).hasSize(2);
    Auth user = auth(new SessionFile(directory, List.of("ab", "c"), List.of(new Secret("k"))));
    Auth moved = auth(new SessionFile(directory, List.of("a", "bc"), List.of(new Secret("k"))));
    user.login(new Cancellation());
    moved.login(new Cancellation());
    assertThat(logins).hasSize(4);
  }

  @Test
  void whoAsksAgainGetsAnotherToken() {
    Auth one = command("k");
    Auth other = command("k");
    assertThat(one.login(new Cancellation()).token().reveal()).isEqualTo("token1");
    assertThat(other.login(new Cancellation()).token().reveal()).isEqualTo("token1");
    assertThat(one.login(new Cancellation()).token().reveal()).isEqualTo("token2");
    assertThat(other.login(new Cancellation()).token().reveal()).isEqualTo("token2");
    assertThat(logins).hasSize(2);
  }

  @Test
  void aSessionThatEndsWithinAMinuteIsNotUsed() {
    life = Duration.ofMinutes(1);
    command("k").login(new Cancellation());
    command("k").login(new Cancellation());
    assertThat(logins).hasSize(2);
    life = Duration.ofSeconds(61);
    command("k").login(new Cancellation());
    command("k").login(new Cancellation());
    assertThat(logins).hasSize(3);
  }

  @Test
  void aSessionWithoutAnEndIsNotKept() {
    life = null;
    command("k").login(new Cancellation());
    assertThat(directory).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "jswift-session-1\nhttp://s/v1\ntoken0\n2999-01-01T00:00:00Z\n",
        "jswift-session-1\ns\ntoken0\n2999-01-01T00:00:00Z\n\n",
        "jswift-session-1\nhttp://s/v1\ntoken0\nsoon\n\n",
        "jswift-session-1\nhttp://s/v1\n\n2999-01-01T00:00:00Z\n\n",
        "jswift-session-9\nhttp://s/v1\ntoken0\n2999-01-01T00:00:00Z\n\n"
      })
  void whatCannotBeReadIsReplaced(String content) throws IOException {
    command("k").login(new Cancellation());
    Files.writeString(file(), content);
    assertThat(command("k").login(new Cancellation()).token().reveal()).isEqualTo("token2");
    assertThat(command("k").login(new Cancellation()).token().reveal()).isEqualTo("token2");
  }

  @Test
  void whatOthersMayReadOrHaveWrittenIsNotTrusted() throws IOException {
    command("k").login(new Cancellation());
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    command("k").login(new Cancellation());
    assertThat(logins).hasSize(2);
    Path elsewhere = Files.move(file(), temporary.resolve("elsewhere"));
    Path name = directory.resolve(fileName());
    Files.createSymbolicLink(name, elsewhere);
    command("k").login(new Cancellation());
    assertThat(logins).hasSize(3);
    assertThat(Files.isSymbolicLink(name)).isFalse();
  }

  @Test
  void aDirectoryThatCannotBeMadeDoesNoHarm() throws IOException {
    Files.writeString(temporary.resolve("a"), "a file");
    assertThat(command("k").login(new Cancellation()).token().reveal()).isEqualTo("token1");
  }

  private String fileName;

  private String fileName() {
    return fileName;
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      fileName = all.get(0).getFileName().toString();
      return all.get(0);
    }
  }

  private Auth command(String key) {
    return auth(new SessionFile(directory, List.of("http://k", "u"), List.of(new Secret(key))));
  }

  private Auth auth(SessionFile file) {
    return new CachedAuth(this::real, file, time);
  }

  private Session real(Cancellation cancellation) {
    logins.add("token" + (logins.size() + 1));
    return new Session(
        Target.parse("http://s/v1/AUTH_x"),
        new Secret(logins.get(logins.size() - 1)),
        life == null ? null : time.now().plus(life),
        new Secret("service"));
  }
}
