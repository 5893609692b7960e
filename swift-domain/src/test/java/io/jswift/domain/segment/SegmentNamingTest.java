package io.jswift.domain.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Segments' names: python-swiftclient's form, and what a name tells of its object. */
class SegmentNamingTest {
  private static final ContainerName CONTAINER = new ContainerName("s");
  private static final ObjectName OBJECT = new ObjectName("a/slo/o");
  private static final SegmentNaming FILE =
      SegmentNaming.ofFile(CONTAINER, OBJECT, "1.500000", 30, 10);

  @Test
  void theNamesArePythons() {
    assertThat(FILE.path(2)).hasToString("s/a/slo/o/slo/1.500000/30/10/00000002");
    assertThat(FILE.dynamic().path(2)).hasToString("s/a/slo/o/1.500000/30/10/00000002");
    SegmentNaming stream = SegmentNaming.ofStream(CONTAINER, OBJECT, "1.500000", 10);
    assertThat(stream.path(0)).hasToString("s/a/slo/o/slo/1.500000/10/00000000");
  }

  @Test
  void otherNamesHaveNoPrefixInCommon() {
    SegmentNaming other = FILE.another(1);
    assertThat(other.prefix()).doesNotStartWith(FILE.prefix());
    assertThat(FILE.prefix()).doesNotStartWith(other.prefix());
    assertThat(FILE.another(11).prefix()).doesNotStartWith(other.prefix());
    assertThat(FILE.another(0)).isEqualTo(FILE);
  }

  @Test
  void indexesAreReadBack() {
    assertThat(FILE.index(FILE.path(17).object().value())).hasValue(17);
    assertThat(FILE.index(FILE.beside(17, ETag.EMPTY).object().value())).isEmpty();
    assertThat(FILE.index(FILE.prefix() + "0000001x")).isEmpty();
    assertThat(FILE.index(FILE.prefix() + "\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0661"))
        .isEmpty();
    assertThat(FILE.index("other")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "o/slo/1.500000/30/10/00000002",
        "o/slo/1.500000/10/00000002",
        "o/slo/1.500000/30/10/00000002-d41d8cd98f00b204e9800998ecf8427e",
        "o/slo/1.500000/10/manifest-0-00000000",
        "o/1.500000/30/10/00000002",
        "o/1.500000/30/10-3/00000002",
        "o/1.500000/30/00000002",
        "o/-1.500000/30/10/00000002",
      })
  void whatIsMadeForAnObjectIsTold(String name) {
    ObjectName segment = new ObjectName(name);
    assertThat(SegmentNaming.madeForAnother(new ObjectName("o"), segment)).isFalse();
    assertThat(SegmentNaming.madeForAnother(new ObjectName("p"), segment)).isTrue();
    assertThat(SegmentNaming.madeForAnother(new ObjectName("o/x"), segment)).isTrue();
    ObjectName deeper = new ObjectName("x/" + name);
    assertThat(SegmentNaming.madeForAnother(new ObjectName("x"), deeper)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"part1", "o/part/00000001", "00000001", ".file-segments/o/1"})
  void namesOfNoKnownFormAreNobodysElse(String name) {
    assertThat(SegmentNaming.madeForAnother(new ObjectName("p"), new ObjectName(name))).isFalse();
  }

  @Test
  void namesThatTheServerWouldRefuseAreRefused() {
    // The server counts characters, those beyond UTF-16's reach as one.
    ObjectName longest = new ObjectName("😀".repeat(480));
    SegmentNaming naming = SegmentNaming.ofFile(CONTAINER, longest, "1.500000", 30, 10);
    naming.requireFit(longest, 541);
    assertThatThrownBy(() -> naming.requireFit(longest, 540))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("use a shorter object name");
  }
}
