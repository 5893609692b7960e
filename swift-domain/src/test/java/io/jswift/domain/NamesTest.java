package io.jswift.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {".", "..", "a/b", "/x", "a//b", "x/../y", "%2e", "a\nb", " ", "é😀", "?#+"})
  void objectNamesAreKeptAsTheyAre(String raw) {
    assertThat(new ObjectName(raw).value()).isEqualTo(raw);
  }

  @Test
  void whatCannotBeSentIsRefusedByName() {
    assertThatThrownBy(() -> new ObjectName("")).isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> new ObjectName("a\0b")).hasMessageContaining("NUL");
    assertThatThrownBy(() -> new ObjectName("a\ud800b")).hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> new ObjectName("a\udc00")).hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> new ContainerName("a/b")).hasMessageContaining("slash: 'a/b'");
    assertThatThrownBy(() -> new ContainerName("")).hasMessageContaining("container name is empty");
  }

  @Test
  void pathsAreReadWithOrWithoutALeadingSlash() {
    assertThat(ObjectPath.parse("/c/a/b")).isEqualTo(ObjectPath.of("c", "a/b"));
    assertThat(ObjectPath.parse("c//b")).isEqualTo(ObjectPath.of("c", "/b"));
    for (String bad : List.of("", "/", "c", "/c", "/c/", "//o")) {
      assertThatThrownBy(() -> ObjectPath.parse(bad)).isInstanceOf(InvalidRequestException.class);
    }
  }

  @Test
  void namesAreOrderedByTheirUtf8Bytes() {
    List<String> texts =
        List.of("", "a", "ab", "b", "é", "\u07ff", "\ud7ff", "\ue000", "\uffff", "😀", "😁");
    for (String a : texts) {
      for (String b : texts) {
        int bytes = Arrays.compareUnsigned(utf8(a), utf8(b));
        assertThat(Integer.signum(Utf8.compare(a, b)))
            .as("%s and %s", a, b)
            .isEqualTo(Integer.signum(bytes));
      }
    }
  }

  @Test
  void halvesOfCharactersAreFound() {
    assertThat(Utf8.hasLoneSurrogate("a😀b")).isFalse();
    assertThat(Utf8.hasLoneSurrogate("a😀b\ude00")).isTrue();
    assertThat(Utf8.hasLoneSurrogate("\ud83d")).isTrue();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
