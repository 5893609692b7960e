package io.jswift.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ContainerInfo;
import io.jswift.domain.Headers;
import io.jswift.domain.listing.ContainerEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of {@code list} that a cluster seldom makes necessary. */
class ListTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, '   0'",
    "1023, 1023",
    "1024, 1.0K",
    "10239, 10.0K",
    "10240, ' 10K'",
    "1047552, 1023K",
    "1047553, 1.0M",
    "1500000000, 1.4G",
    "1125899906842624, 1.0P",
    "9223372036854775807, 8.0E"
  })
  void sizesInShort(long bytes, String text) {
    assertThat(Sizes.text(bytes, true)).isEqualTo(text);
    assertThat(Sizes.text(bytes, false)).isEqualTo(String.format("%12d", bytes));
  }

  @Test
  void totalsCountInShort() {
    assertThat(ListText.totals(1500, 1500, false)).isEqualTo("        1.5K         1500");
    assertThat(ListText.totals(1500, 1500, true)).isEqualTo("        1.5K 1.5K");
  }

  @Test
  void whatAContainerDoesNotTellHasAPlaceholder() {
    ContainerEntry entry = new ContainerEntry("c", 1500, 2000, "");
    ContainerInfo silent = ContainerInfo.from(Headers.NONE);
    String unknown = "????-??-?? ??:??:?? ???             c";
    assertThat(ListText.row(entry, silent, false))
        .isEqualTo("        1500         2000 " + unknown);
    assertThat(ListText.row(entry, silent, true)).isEqualTo("        1.5K 2.0K " + unknown);
    Headers odd = Headers.of("X-Timestamp", "noon", "X-Storage-Policy", "gold");
    assertThat(ListText.row(entry, ContainerInfo.from(odd), false))
        .endsWith(" ????-??-?? ??:??:?? gold            c");
    Headers told = Headers.of("X-Timestamp", "1714979289.99999");
    assertThat(ListText.row(entry, ContainerInfo.from(told), false))
        .contains(" 2024-05-06 07:08:09 ???");
  }
}
