package io.jswift.conformance.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options and variables of the {@code swift} command that change how it reaches a server. */
class CommandConnectionTest {
  private static final String BUSY =
      "HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n";
  private static final String EMPTY = "HTTP/1.1 204 None\r\nX-Account-Container-Count: 0\r\n\r\n";

  private final List<RawServer> servers = new ArrayList<>();
  @TempDir Path folder;

  private record Result(int exit, String out, String err) {}

  @AfterEach
  void stop() {
    servers.forEach(RawServer::close);
  }

  private RawServer serve(String scheme, RawServer.Wrapper wrapper, RawServer.Script script)
      throws IOException {
    RawServer server = new RawServer(scheme, wrapper, List.of(script));
    servers.add(server);
    return server;
  }

  private static Result run(Map<String, String> environment, String line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    InputStream nothing = InputStream.nullInputStream();
    int exit = Main.run(List.of(line.split(" ")), environment, nothing, out, err);
    return new Result(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static Map<String, String> preset(RawServer server) {
    return Map.of("OS_STORAGE_URL", server.origin() + "/v1/a", "OS_AUTH_TOKEN", "t");
  }

  private static RawServer.Script answering(String... answers) {
    return peer -> {
      for (int i = 0; ; i++) {
        peer.head();
        peer.send(answers[Math.min(i, answers.length - 1)]);
      }
    };
  }

  private static String host(String head) {
    return head.replaceFirst("(?is).*\\r\\nhost: *(\\S+).*", "$1");
  }

  private static RawServer.Script answeringForever() {
    return Peer::okForever;
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', false",
    "--insecure, '', true",
    "'', SWIFTCLIENT_INSECURE=Yes, true",
    "'', SWIFTCLIENT_INSECURE=no, false",
    "--os-cacert=FILE, '', true",
    "'', OS_CACERT=FILE, true",
    "'', REQUESTS_CA_BUNDLE=FILE, true",
    "'', CURL_CA_BUNDLE=FILE, true",
    "--no-ssl-compression, '', false",
    "--insecure, REQUESTS_CA_BUNDLE=/nosuch, true"
  })
  void whoseCertificateIsTrusted(String option, String variable, boolean trusted) throws Exception {
    Identity identity = Identity.ofLoopback();
    RawServer server = serve("https", identity.server(null), answeringForever());
    String file = identity.certificateFile(folder).toString();
    Map<String, String> environment = new HashMap<>(preset(server));
    if (!variable.isEmpty()) {
      String[] pair = variable.replace("FILE", file).split("=", 2);
      environment.put(pair[0], pair[1]);
    }
    Result result = run(environment, ("stat -R 0 " + option.replace("FILE", file)).strip());
    assertThat(result.exit()).as(result.err()).isEqualTo(trusted ? 0 : 1);
    assertThat(result.err().contains("certificate")).isEqualTo(!trusted);
  }

  @Test
  void theClientShowsTheCertificateItIsGiven() throws Exception {
    Identity server = Identity.ofLoopback();
    Identity client = Identity.ofHost("client");
    RawServer demanding = serve("https", server.server(client), answeringForever());
    String trust = "stat -R 0 --os-cacert " + server.certificateFile(folder);
    String shown = " --os-cert " + client.certificateFile(folder);
    assertThat(run(preset(demanding), trust).exit()).isEqualTo(1);
    assertThat(run(preset(demanding), trust + shown + " --os-key " + client.keyFile(folder)))
        .satisfies(with -> assertThat(with.err()).isEmpty())
        .satisfies(with -> assertThat(with.exit()).isZero());
  }

  @Test
  void aProxyOfTheEnvironmentIsUsed() throws IOException {
    RawServer proxy = serve("http", accepted -> accepted, answering(EMPTY));
    Map<String, String> environment = new HashMap<>(preset(proxy));
    environment.put("OS_STORAGE_URL", "http://swift.invalid/v1/a");
    environment.put("http_proxy", proxy.origin().toString());
    assertThat(run(environment, "stat -R 0").exit()).isZero();
    assertThat(proxy.heads())
        .singleElement()
        .asString()
        .startsWith("HEAD http://swift.invalid/v1/a");
    environment.put("no_proxy", "swift.invalid");
    assertThat(run(environment, "stat -R 0").exit()).isEqualTo(1);
    assertThat(proxy.heads()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"stat, 6", "stat -R 0, 1", "stat --retries=2, 3"})
  void triesAgainAsOftenAsTold(String line, int requests) throws IOException {
    RawServer busy = serve("http", accepted -> accepted, answering(BUSY));
    Result result = run(preset(busy), line);
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).startsWith("Account HEAD failed: ").contains(" 503 Busy");
    assertThat(busy.heads())
        .hasSize(requests)
        .noneMatch(head -> head.matches("(?is).*\\ncookie:.*"));
  }

  @ParameterizedTest
  @CsvSource({"stat, 1", "stat --force-auth-retry, 2"})
  void logsInAnewBeforeARetryIfForced(String line, int logins) throws IOException {
    RawServer server =
        serve(
            "http",
            accepted -> accepted,
            peer -> {
              for (int storage = 0; ; ) {
                String head = peer.head();
                boolean login = head.startsWith("GET /auth");
                String url = "X-Storage-Url: http://" + host(head) + "/v1/a";
                peer.send(
                    login
                        ? "HTTP/1.1 200 OK\r\n"
                            + url
                            + "\r\nX-Auth-Token: t\r\nContent-Length: 0\r\n\r\n"
                        : storage++ == 0 ? BUSY : EMPTY);
              }
            });
    Map<String, String> login =
        Map.of("ST_AUTH", server.origin() + "/auth/v1.0", "ST_USER", "a:b", "ST_KEY", "k");
    Result result = run(login, line);
    assertThat(result.err()).isEmpty();
    assertThat(server.heads().stream().filter(head -> head.startsWith("GET /auth")))
        .hasSize(logins);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-T 0.2", "--timeout=0.2s", "-T0.003m"})
  void waitsAsLongAsTold(String option) throws IOException {
    RawServer silent = serve("http", accepted -> accepted, Peer::awaitEnd);
    Result result = run(preset(silent), "stat -R 0 " + option);
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).hasLineCount(1).contains(silent.origin() + "/v1/a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1m", "1min", "1h", "1hr", "1d", "1.5"})
  void timesMayHaveAUnit(String time) throws IOException {
    RawServer quick = serve("http", accepted -> accepted, answering(EMPTY));
    assertThat(run(preset(quick), "stat -T " + time).exit()).isZero();
  }
}
