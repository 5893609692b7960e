package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code list}, {@code stat} and {@code post} print. */
class QueryCommandsTest extends CommandCase {
  @Test
  void listsShortAndLong() {
    put("c", "docs/a", "12345");
    put("c", "docs/b", "1");
    put("c", "z", "x".repeat(2000));
    put("d", "o", "");
    expect(cli.run("list"), 0, "c\nd\n", "");
    expect(cli.run("list", "c"), 0, "docs/a\ndocs/b\nz\n", "");
    expect(cli.run("list", "c", "-d", "/"), 0, "docs/\nz\n", "");
    expect(cli.run("list", "c", "-p", "nothing"), 0, "", "");
    expect(cli.run("list", "c", "--lh", "-t"), 0, "2.0K\n", "");
    expect(cli.run("list", "--lh", "-t"), 0, "           4 2.0K\n", "");
    expect(
        cli.run("list", "-l"),
        0,
        """
                   3         2006 TIME gold            c
                   1            0 TIME gold            d
                   4         2006
        """,
        "");
    expect(
        cli.run("list", "c", "--long", "-d", "/"),
        0,
        """
                   0                                         None docs/
                2000 TIME application/octet-stream z
                2000
        """,
        "");
    expect(
        cli.run("list", "-lp", "docs/a", "c"),
        0,
        "           5 TIME application/octet-stream docs/a\n           5\n",
        "");
  }

  @Test
  void anAccountThatIsNotThereIsSaidSo() {
    try (Cli none = new Cli("* / #* -> 404")) {
      for (String command : java.util.List.of("stat", "list", "post")) {
        String[] line =
            command.equals("post") ? new String[] {"post", "-m", "A:b"} : new String[] {command};
        Cli.Result result = none.run(line);
        org.assertj.core.api.Assertions.assertThat(result.err())
            .as(command)
            .startsWith("Account not found\nFailed Transaction ID: ");
        org.assertj.core.api.Assertions.assertThat(result.exit()).isEqualTo(1);
      }
    }
  }

  @Test
  void listsAsJson() {
    put("c", "é\"", "12345");
    expect(
        cli.run("list", "c", "--json"),
        0,
        """
        [
          {
            "bytes": 5,
            "content_type": "application/octet-stream",
            "hash": "827ccb0eea8a706c4c34a16891f84e7b",
            "last_modified": "TIME",
            "name": "\\u00e9\\""
          }
        ]
        """,
        "");
    expect(cli.run("list", "c", "--json", "-p", "nothing"), 0, "[]\n", "");
    put("c", "d/x", "");
    assertThat(cli.run("list", "c", "-j", "-d/").out())
        .startsWith("[\n  {\n    \"subdir\": \"d/\"\n  },\n  {\n    \"bytes\": 5,\n");
    assertThat(cli.run("list", "--json").out()).doesNotContain("meta");
    assertThat(cli.run("list", "--json", "-l").out())
        .contains("    \"meta\": {\n      \"accept-ranges\": \"bytes\",\n")
        .contains("      \"x-storage-policy\": \"gold\",\n")
        .endsWith("    },\n    \"name\": \"c\"\n  }\n]\n");
    String rows = cli.steady(cli.run("list", "--json", "-l").out());
    assertThat(cli.steady(cli.run("list", "--json", "--lh").out())).isEqualTo(rows);
    assertThat(cli.steady(cli.run("list", "--json", "-lt").out())).isEqualTo(rows);
    assertThat(cli.run("list", "c", "-jlt")).isEqualTo(cli.run("list", "c", "-j"));
  }

  @Test
  void timesAreShownToTheSecond() {
    put("c", "o", "12345");
    assertThat(cli.run("list", "c", "-l").out())
        .containsPattern("5 \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d application");
  }

  @Test
  void oneVersionIsAskedFor() {
    cli.run("post", "v", "-H", "X-Versions-Enabled: true");
    put("v", "o", "older");
    String id = cli.run("list", "v", "--versions").out().strip().split(" +")[3];
    put("v", "o", "new");
    assertThat(cli.run("stat", "v", "o", "--version-id", id).out()).contains("Content Length: 5\n");
    assertThat(cli.run("stat", "v", "o").out()).contains("Content Length: 3\n");
  }

  @Test
  void containersAreKeptInStep() {
    cli.run("post", "c", "-t", "//realm/cluster/acc/cont", "-k", "secret");
    assertThat(cli.run("post", "c", "-k", "secret", "--debug-with-secrets").err())
        .contains("X-Container-Sync-Key: secret");
    assertThat(cli.run("post", "c", "-t", "//r/c/a/c", "--debug").err())
        .contains("X-Container-Sync-To: //r/c/a/c");
  }

  @Test
  void listsAPart() {
    for (String name : new String[] {"a", "b", "c", "d"}) {
      put("c", name, name);
    }
    expect(cli.run("list", "c", "--marker", "a"), 0, "b\nc\nd\n", "");
    expect(cli.run("list", "c", "--end-marker", "c"), 0, "a\nb\n", "");
    expect(cli.run("list", "c", "--limit", "2"), 0, "a\nb\n", "");
    expect(cli.run("list", "c", "--reverse"), 0, "d\nc\nb\na\n", "");
    expect(cli.run("list", "c", "--reverse", "--marker", "c", "--limit=1"), 0, "b\n", "");
    expect(cli.run("list", "--limit", "1", "-lt"), 0, "           4            4\n", "");
    expect(
        cli.run("list", "c", "--limit", "1", "--hash"),
        0,
        "0cc175b9c0f1b6a831c399e269772661 a\n",
        "");
    expect(cli.run("list", "--limit", "-1"), 1, "", "--limit takes a positive number, not -1.\n");
    assertThat(cli.run("list", "c", "--hash", "-l").out())
        .startsWith("0cc175b9c0f1b6a831c399e269772661            1 2");
    assertThat(cli.run("list", "c", "--hash", "-d", "/", "-p", "x").out()).isEmpty();
  }

  @Test
  void everyPageIsListedCountedAndFetched() {
    try (Cli paging = Cli.withPagesOf(2)) {
      for (String name : List.of("a", "b", "c", "d", "e")) {
        paging.piped(name, "upload", "c", "-", "--object-name", name);
        paging.run("post", name);
      }
      expect(paging.run("list", "c"), 0, "a\nb\nc\nd\ne\n", "");
      expect(paging.run("list"), 0, "a\nb\nc\nd\ne\n", "");
      expect(paging.run("list", "c", "-lt"), 0, "           5\n", "");
      expect(paging.run("list", "-lt"), 0, "           5            5\n", "");
      assertThat(paging.run("list", "c", "--json").out().split("\"hash\"")).hasSize(6);
      String[] inOrder = {
        "download", "c", "--no-download", "--no-shuffle", "--object-threads", "1"
      };
      assertThat(paging.run(inOrder).out().lines().map(line -> line.substring(0, 1)))
          .containsExactly("a", "b", "c", "d", "e");
      expect(paging.run("delete", "c", "--object-threads", "1"), 0, "a\nb\nc\nd\ne\nc\n", "");
    }
  }

  @Test
  void listsVersions() {
    cli.run("post", "v", "-H", "X-Versions-Enabled: true");
    put("v", "o", "1");
    put("v", "o", "22");
    put("v", "p", "333");
    cli.run("delete", "v", "o");
    String version = "\\d{10}\\.\\d{5}";
    String rows = cli.steady(cli.run("list", "v", "--versions").out()).replaceAll(version, "V");
    assertThat(rows)
        .isEqualTo(
            """
                       0 TIME                V application/x-deleted;swift_versions_deleted=1 o
                       2 TIME                V application/octet-stream o
                       1 TIME                V application/octet-stream o
                       3 TIME                V application/octet-stream p
            """
                .replace("               V", "V"));
    assertThat(cli.run("list", "v", "--versions", "--limit", "3", "--json").out())
        .containsOnlyOnce("\"is_latest\": true")
        .contains("\"version_id\": \"");
    expect(
        cli.run("list", "--versions"),
        1,
        "",
        "--versions option only allowed for container listings\n");
    put("plain", "o", "1");
    assertThat(cli.run("list", "plain", "--versions").out()).contains(" null ");
  }

  @Test
  void whatIsNotThere() {
    String noContainer = "Container 'nosuch' not found\nFailed Transaction ID: TXN\n";
    expect(cli.run("list", "nosuch"), 1, "", noContainer);
    expect(cli.run("stat", "nosuch"), 1, "", noContainer);
    expect(cli.run("download", "nosuch"), 1, "", noContainer);
    expect(cli.run("stat", "it's"), 1, "", noContainer.replace("'nosuch'", "\"it's\""));
    expect(
        cli.run("delete", "nosuch"),
        1,
        "",
        "Error Deleting: nosuch: \"Container 'nosuch' not found\" container:nosuch\n");
    put("c", "o", "");
    expect(
        cli.run("stat", "c", "nosuch"),
        1,
        "",
        """
        Object HEAD failed: http://swift/v1/AUTH_test/c/nosuch 404 Not Found
        Failed Transaction ID: TXN
        """);
    expect(cli.run("download", "c", "nosuch"), 1, "", "Object 'c/nosuch' not found\n");
    expect(
        cli.run("delete", "c", "nosuch", "o"),
        1,
        "o\n",
        """
        Error Deleting: c/nosuch: Object DELETE failed: http://swift/v1/AUTH_test/c/nosuch 404 Not \
        Found  [first 60 chars of response] \
        b'<html><h1>Not Found</h1><p>The resource could not be found.<' (txn: TXN)
        """);
    expect(
        cli.run("post", "c", "nosuch", "-m", "a:b"),
        1,
        "",
        """
        Object POST failed: http://swift/v1/AUTH_test/c/nosuch 404 Not Found  [first 60 chars of \
        response] b'<html><h1>Not Found</h1><p>The resource could not be found.<'
        Failed Transaction ID: TXN
        """);
  }

  @Test
  void statsWithLabels() {
    put("c", "o", "x".repeat(3000));
    assertThat(cli.run("post", "c", "o", "-m", "colour-of-2nd:blue", "-H", "content-type:a/b"))
        .isEqualTo(new Cli.Result(0, "", ""));
    cli.run("post", "c", "-r", ".r:*", "-m", "k:v");
    cli.run("post", "-m", "k:v");
    expect(
        cli.run("stat", "c", "o", "--lh"),
        0,
        """
                       Account: AUTH_test
                     Container: c
                        Object: o
                  Content Type: a/b
                Content Length: 2.9K
                 Last Modified: DATE
                          ETag: 33d7ac42e3aa0f3146843833c23e4365
            Meta Colour-Of-2Nd: blue
                   X-Timestamp: STAMP
                 Accept-Ranges: bytes
                    X-Trans-Id: TXN
        X-Openstack-Request-Id: TXN
        """,
        "");
    Cli.Result container = cli.run("stat", "c", "-q");
    assertThat(cli.steady(container.out()))
        .startsWith(
            """
                           Account: AUTH_test
                         Container: c
                           Objects: 1
                             Bytes: 3000
                          Read ACL: .r:*
                         Write ACL:
                           Sync To:
                          Sync Key:
                            Meta K: v
            """);
    Cli.Result account = cli.run("stat", "-v");
    assertThat(cli.steady(account.out()).lines().map(String::strip).limit(6))
        .containsExactly(
            "StorageURL: http://swift/v1/AUTH_test",
            "Auth Token: TOKEN",
            "Account: AUTH_test",
            "Containers: 1",
            "Objects: 1",
            "Bytes: 3000");
    assertThat(account.out()).contains("Meta K: v\n", "Bytes in policy \"gold\": 3000\n");
    assertThat(cli.steady(cli.run("stat", "-v", "c", "o").out()).strip())
        .startsWith("URL: http://swift/v1/AUTH_test/c/o\n");
  }

  @Test
  void postsToContainersThatAreNotThere() {
    expect(
        cli.run("post", "new", "-m", "a:b", "-w", "x:y", "-H", "X-Container-Meta-A: c"), 0, "", "");
    String out = cli.run("stat", "new").out();
    assertThat(out).contains("Write ACL: x:y\n", "Meta A: c\n");
    expect(cli.run("post", "new", "-w", ""), 0, "", "");
    assertThat(cli.run("stat", "new").out()).contains("Write ACL:\n");
  }

  @Test
  void whoCannotBeReached() {
    Map<String, String> nobody =
        Map.of("ST_AUTH", "http://127.0.0.1:1/auth", "ST_USER", "a:b", "ST_KEY", "k");
    Cli.Result result = Cli.run(nobody, "", "list", "-R", "0");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .hasLineCount(1)
        .contains("http://127.0.0.1:1/auth", "Connection refused");
  }

  @Test
  void rowsOfLinksSayWhereTheyLead() {
    put("c", "a", "1");
    cli.piped("", "upload", "c", "-", "--object-name", "link", "-H", "X-Symlink-Target: c/a");
    assertThat(cli.run("list", "c", "-p", "link", "--json").out())
        .contains("    \"symlink_path\": \"/v1/AUTH_test/c/a\"\n");
    assertThat(cli.run("list", "c", "-p", "link", "--format", "json").out())
        .contains("\"symlink_path\": \"/v1/AUTH_test/c/a\"");
    String etag = "X-Symlink-Target-Etag: c4ca4238a0b923820dcc509a6f75849b";
    cli.piped(
        "", "upload", "c", "-", "--object-name", "pin", "-H", "X-Symlink-Target: c/a", "-H", etag);
    assertThat(cli.run("list", "c", "-p", "pin", "--json").out())
        .contains("    \"symlink_bytes\": 1,\n    \"symlink_etag\": \"c4ca");
  }
}
