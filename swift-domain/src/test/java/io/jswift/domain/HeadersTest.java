package io.jswift.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadersTest {
  private final Headers headers = Headers.of("A", "1", "b", "2", "a", "3");

  @Test
  void namesCompareInAnyCaseAndRepeatsAreKept() {
    assertThat(headers.first("a")).contains("1");
    assertThat(headers.all("A")).containsExactly("1", "3");
    assertThat(headers.has("B")).isTrue();
    assertThat(headers.has("c")).isFalse();
    assertThat(headers.lines()).hasSize(3);
  }

  @Test
  void withReplacesEveryLineOfTheName() {
    assertThat(headers.with("a", "9")).isEqualTo(Headers.of("b", "2", "a", "9"));
    assertThat(headers.and("a", "9").all("a")).containsExactly("1", "3", "9");
    assertThat(headers.overriddenBy(Headers.of("A", "x")))
        .isEqualTo(Headers.of("b", "2", "A", "x"));
    assertThat(headers.lines()).hasSize(3);
  }

  @Test
  void numbersThatAreNoneAreEmpty() {
    Headers numbers = Headers.of("n", " 12 ", "x", "1.5");
    assertThat(numbers.number("n")).hasValue(12);
    assertThat(numbers.number("x")).isEmpty();
    assertThat(numbers.number("y")).isEmpty();
  }

  @Test
  void valuesNeverPrint() {
    assertThat(Headers.of("X-Auth-Token", "planted")).asString().doesNotContain("planted");
    assertThat(new Secret("planted")).asString().doesNotContain("planted");
  }

  @Test
  void anOddNumberOfTextsIsRefused() {
    assertThatThrownBy(() -> Headers.of("a")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void metadataIsReadAndWrittenByResource() {
    Headers answer =
        Headers.of("x-object-meta-Color", "blue", "X-Container-Meta-Size", "9", "Etag", "e");
    Metadata metadata = Metadata.from(answer, Resource.OBJECT);
    assertThat(metadata.get("COLOR")).contains("blue");
    assertThat(metadata.asMap()).hasSize(1);
    assertThat(Metadata.of(Map.of("k", "v")).headers(Resource.ACCOUNT))
        .isEqualTo(Headers.of("X-Account-Meta-k", "v"));
  }

  @Test
  void infosReadTheirHeaders() {
    ObjectInfo slo = new ObjectInfo(Headers.of("X-Static-Large-Object", "True", "Etag", "\"abc\""));
    assertThat(slo.kind()).isEqualTo(ObjectInfo.Kind.SLO);
    assertThat(slo.etag()).contains(new ETag("abc"));
    assertThat(new ObjectInfo(Headers.of("X-Object-Manifest", "c/p")).kind())
        .isEqualTo(ObjectInfo.Kind.DLO);
    assertThat(new ObjectInfo(Headers.NONE).kind()).isEqualTo(ObjectInfo.Kind.PLAIN);
    AccountInfo account =
        AccountInfo.from(Headers.of("X-Account-Container-Count", "2", "X-Account-Bytes-Used", "7"));
    assertThat(account.containers()).isEqualTo(2);
    assertThat(account.bytes()).isEqualTo(7);
    assertThat(account.objects()).isZero();
  }

  @Test
  void limitsComeFromTheServerOrAreSwiftsDefaults() {
    ServerInfo told = new ServerInfo(Map.of("slo", Map.of("max_manifest_segments", 7L)));
    assertThat(told.maxManifestSegments()).isEqualTo(7);
    assertThat(told.has("slo")).isTrue();
    assertThat(told.maxManifestSize()).isEqualTo(8 * 1024 * 1024);
    assertThat(ServerInfo.UNKNOWN.has("slo")).isFalse();
    assertThat(ServerInfo.UNKNOWN.containerListingLimit()).isEqualTo(10_000);
  }
}
