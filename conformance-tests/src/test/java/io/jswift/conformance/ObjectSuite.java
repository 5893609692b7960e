package io.jswift.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.StatusException.Kind;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.Answer;
import io.jswift.service.connection.CallOptions;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Objects: what goes in comes out, by every name, and what must be refused is. */
abstract class ObjectSuite extends Suite {
  private static final List<String> NASTY =
      List.of(
          "a b",
          "100%",
          "%2e%2E",
          "%2F",
          "a+b",
          "a?b=c",
          "a#b",
          "a&b",
          "a;b",
          "a:b@c",
          "'q\"",
          "<&>",
          "[x]{y}|^`",
          "..",
          ".",
          "../x",
          "x/..",
          "a/../b",
          "a/./b",
          "...",
          "/lead",
          "//two",
          "trail/",
          "a//b",
          "tab\there",
          "new\nline",
          "cr\rx",
          "é",
          "日本語",
          "😀/🎉",
          "\u0001",
          "\u007f",
          "a\\b",
          "~tilde",
          "*!()$,=");

  @Test
  void whatGoesInComesOut() {
    ContainerName container = container();
    ObjectPath path =
        put(container, "dir/hello", "hello", Headers.of("Content-Type", "text/x-test"));
    assertThat(get(path)).isEqualTo("hello");
    ObjectInfo info = swift.headObject(path, CallOptions.none()).value();
    assertThat(info.contentLength()).hasValue(5);
    assertThat(info.contentType()).contains("text/x-test");
    assertThat(info.etag()).contains(new ETag("5d41402abc4b2a76b9719d911017c592"));
    assertThat(info.kind()).isEqualTo(ObjectInfo.Kind.PLAIN);
  }

  @Test
  void anAnswerTellsItsTransactionAndEffort() {
    Answer<?> answer = swift.headAccount(CallOptions.none());
    assertThat(answer.transactionId()).isPresent();
    assertThat(answer.effort().attempts()).isEqualTo(1);
    assertThat(answer.status()).isBetween(200, 204);
  }

  @Test
  void everyNameIsSentAsItIs() {
    ContainerName container = container();
    for (String name : NASTY) {
      put(container, name, "content of " + name);
    }
    assertThat(names(container, ListingQuery.ALL)).containsExactlyInAnyOrderElementsOf(NASTY);
    for (String name : NASTY) {
      assertThat(get(container.object(name))).as(name).isEqualTo("content of " + name);
      swift.deleteObject(container.object(name), CallOptions.none());
    }
    assertThat(names(container, ListingQuery.ALL)).isEmpty();
  }

  @Test
  void containersMayHaveNastyNamesToo() {
    for (String hint : List.of(" b", "%41", "?x", "#y", "é😀", "..", "\n", "+")) {
      ContainerName container = container(hint);
      ObjectPath path = put(container, "../o", hint);
      assertThat(get(path)).isEqualTo(hint);
    }
  }

  @Test
  void metadataIsKeptAndReplacedAsAWholeByPost() {
    ContainerName container = container();
    ObjectPath path =
        put(
            container,
            "o",
            "x",
            Headers.of("X-Object-Meta-One", value("ü€"), "X-Object-Meta-Two", "2"));
    assertThat(swift.headObject(path, CallOptions.none()).value().metadata().get("one"))
        .contains(value("ü€"));
    swift.postObject(path, CallOptions.of(Headers.of("X-Object-Meta-Three", "a b")));
    ObjectInfo after = swift.headObject(path, CallOptions.none()).value();
    assertThat(after.metadata().asMap()).hasSize(1);
    assertThat(after.metadata().get("three")).contains("a b");
    assertThat(get(path)).isEqualTo("x");
  }

  @Test
  void rangesAreCutWhereTheyWereAsked() {
    ObjectPath path = put(container(), "o", "0123456789");
    assertThat(get(path, Headers.of("Range", "bytes=2-4"))).isEqualTo("234");
    assertThat(get(path, Headers.of("Range", "bytes=7-"))).isEqualTo("789");
    assertThat(get(path, Headers.of("Range", "bytes=-2"))).isEqualTo("89");
    assertThat(failure(path, Headers.of("Range", "bytes=10-")).kind())
        .isEqualTo(Kind.RANGE_NOT_SATISFIABLE);
  }

  @Test
  void conditionsAreKept() {
    ObjectPath path = put(container(), "o", "hello");
    String etag = "5d41402abc4b2a76b9719d911017c592";
    assertThat(get(path, Headers.of("If-Match", etag))).isEqualTo("hello");
    assertThat(failure(path, Headers.of("If-Match", "0" + etag.substring(1))).kind())
        .isEqualTo(Kind.PRECONDITION_FAILED);
    assertThat(failure(path, Headers.of("If-None-Match", etag)).kind())
        .isEqualTo(Kind.NOT_MODIFIED);
    assertThatThrownBy(() -> putIfAbsent(path))
        .isInstanceOfSatisfying(
            StatusException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PRECONDITION_FAILED));
    assertThat(get(path)).isEqualTo("hello");
  }

  private void putIfAbsent(ObjectPath path) {
    swift.putObject(
        path, BodySource.of(utf8("new")), CallOptions.of(Headers.of("If-None-Match", "*")));
  }

  @Test
  void bytesThatDoNotMatchTheirETagAreRefused() {
    ObjectPath path = put(container(), "o", "old");
    StatusException refused =
        catchThrowableOfType(
            StatusException.class,
            () ->
                swift.putObject(
                    path,
                    BodySource.of(utf8("new")),
                    CallOptions.of(Headers.of("Etag", "d41d8cd98f00b204e9800998ecf8427e"))));
    assertThat(refused.kind()).isEqualTo(Kind.CHECKSUM);
    assertThat(get(path)).isEqualTo("old");
  }

  @Test
  void aBodyOfUnknownLengthIsSentInChunks() {
    ContainerName container = container();
    BodySource once =
        new BodySource() {
          @Override
          public OptionalLong length() {
            return OptionalLong.empty();
          }

          @Override
          public boolean replayable() {
            return false;
          }

          @Override
          public InputStream open() {
            return new ByteArrayInputStream(utf8("chunked"));
          }
        };
    ObjectPath path = container.object("o");
    assertThat(swift.putObject(path, once, CallOptions.none()).value().isMd5()).isTrue();
    assertThat(get(path)).isEqualTo("chunked");
  }

  @Test
  void anEmptyObjectIsAnObject() {
    ObjectPath path = put(container(), "empty", "");
    assertThat(get(path)).isEmpty();
    assertThat(swift.headObject(path, CallOptions.none()).value().etag()).contains(ETag.EMPTY);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    ContainerName container = container();
    ObjectPath missing = container.object("missing");
    assertThat(failure(missing, Headers.NONE).kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(failure(missing, Headers.NONE).transactionId()).isPresent();
    assertThatThrownBy(() -> swift.deleteObject(missing, CallOptions.none()))
        .hasMessageContaining("Object DELETE failed: http")
        .hasMessageContaining("404");
    assertThatThrownBy(() -> put(freshName("-none"), "o", "x")).hasMessageContaining("404");
  }

  @Test
  void aNameOverTheLimitIsRefusedAndNothingElseChanges() {
    ContainerName container = container();
    assertThatThrownBy(() -> put(container, "n".repeat(1025), "x"))
        .isInstanceOf(RuntimeException.class);
    assertThat(names(container, ListingQuery.ALL)).isEmpty();
    put(container, "é".repeat(512), "fits");
    assertThat(names(container, ListingQuery.ALL)).hasSize(1);
  }

  private StatusException failure(ObjectPath path, Headers headers) {
    return catchThrowableOfType(StatusException.class, () -> get(path, headers));
  }

  /** Any text that Swift takes: names without NUL, values without control characters. */
  @Test
  void anyNameAndAnyValueComesBack() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    ContainerName container = container();
    for (int i = 0; i < 25; i++) {
      String name = text(random, 60, 1);
      String value = value(text(random, 40, ' ')).strip();
      ObjectPath path =
          put(container, name, "" + i, Headers.of("X-Object-Meta-Any", "<" + value + ">"));
      ObjectInfo info = swift.headObject(path, CallOptions.none()).value();

      assertThat(get(path)).as("seed %d, name %s", seed, name).isEqualTo("" + i);
      assertThat(info.metadata().get("any")).as("seed %d", seed).contains("<" + value + ">");
      ListingQuery only = ListingQuery.ALL.withPrefix(name);
      assertThat(names(container, only)).as("seed %d", seed).contains(name);
    }
  }

  /** Random characters from all of Unicode, but for those below the least. */
  private static String text(Random random, int most, int least) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(most);
    while (text.length() < length) {
      int range = new int[] {0x80, 0x800, 0x10000, 0x110000}[random.nextInt(4)];
      int c = least + random.nextInt(range - least);
      boolean unfit = c >= 0xD800 && c < 0xE000 || least == ' ' && c >= 0x7F && c < 0xA0;
      if (!unfit) {
        text.appendCodePoint(c);
      }
    }
    return text.toString();
  }
}
